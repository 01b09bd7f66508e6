import { randomBytes } from "node:crypto";
import type { Operation } from "../operations/operation";
import type { KeypairState } from "../types";

/** Marks that this run took the key under this name over; the mark goes into the new state. */
export function markAdoption(operation: Operation): string {
    const mark = randomBytes(4).toString("hex");
    operation.context.adoptions.set(placeName(operation), mark);
    return mark;
}

/**
 * Whether another resource took this key over in this run. With `onConflict: "adopt"`, `pulumi up --replace` and a
 * changed logical name make a replacement that adopts the old one's key, and then delete the old one: without this the
 * key would go with it, since create learns nothing about the object that it replaces
 * (docs/contributing/pulumi-engine.md#replacements).
 */
export function adoptedByAnother(operation: Operation, state: KeypairState): boolean {
    const mark = operation.context.adoptions.get(placeName(operation));
    return mark !== undefined && mark !== state.adopted;
}

function placeName({ platform, name }: Operation): string {
    return `${platform}/${name}`;
}
