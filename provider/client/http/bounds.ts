import { createHash } from "node:crypto";
import type { Deadline } from "../../core/deadline";
import type { Logger } from "../../core/logger";

/** The limits and the log of a call, and which texts in its answer are secret or known. */
export interface Bounds {
    readonly deadline: Deadline;
    readonly log: Logger;
    /** The resource's secrets, which a gateway may repeat in any answer. */
    readonly secrets?: readonly string[];
    /** Texts from the program that are not secret. They are compared, so they are never cleaned. */
    readonly own?: readonly string[];
}

/** Shorter passwords are found in ordinary words. */
const shortest = 8;

/**
 * For lists of what TWCC offers, which no secret was sent for: a short one would be cut out of their words.
 */
export function forLists(bounds: Bounds): Bounds {
    const { secrets = [] } = bounds;
    return { ...bounds, secrets: secrets.filter(({ length }) => length >= shortest) };
}

/**
 * The name under which an answer is remembered. A resource's secrets are cut out of what it gets, and must not be cut
 * out of what others get: they share an answer only if they have the same ones.
 */
export function shared(name: string, { secrets = [], own = [] }: Bounds): string {
    if (secrets.length === 0) return name;
    return `${name} ${createHash("sha256")
        .update(JSON.stringify([secrets, own]))
        .digest("hex")}`;
}
