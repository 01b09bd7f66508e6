import { randomBytes } from "node:crypto";
import type { Operation } from "../operations/operation";
import type { KeypairState } from "../types";

/** Notes that this run took over the key under this name. The mark goes into the new state. */
export function markAdoption(operation: Operation): string {
    const mark = randomBytes(4).toString("hex");
    operation.context.adoptions.set(placeName(operation), mark);
    return mark;
}

/**
 * Whether another resource took over this key in this run. With `onConflict: "adopt"`, `pulumi up --replace` and a
 * changed logical name create a replacement that adopts the old resource's key, and then delete the old resource.
 * Without this check, the key would be deleted, too: create does not know which object it replaces
 * (docs/contributing/pulumi-engine.md#replacements).
 */
export function adoptedByAnother(operation: Operation, state: KeypairState): boolean {
    const mark = operation.context.adoptions.get(placeName(operation));
    return mark !== undefined && mark !== state.adopted;
}

function placeName({ platform, name }: Operation): string {
    return `${platform}/${name}`;
}
