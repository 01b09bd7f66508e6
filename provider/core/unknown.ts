/**
 * A value that is not known yet: during `pulumi preview`, an output of a resource that does not exist.
 * The adapters translate their wire form to this symbol, so that the core never compares magic strings.
 */
export const unknown: unique symbol = Symbol("unknown");

/** A value that may be unknown during a preview. */
export type Unknown = typeof unknown;

/** Whether a value, or anything inside it, is unknown. */
export function hasUnknown(value: unknown): boolean {
    if (value === unknown) return true;
    if (typeof value !== "object" || value === null) return false;
    return Object.values(value).some(hasUnknown);
}
