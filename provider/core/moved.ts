import { hasUnknown } from "./unknown";

/**
 * Why an object is replaced by one on another platform, as the end of a sentence. `undefined` if its platform stays, or
 * if an older state does not have a platform.
 * @param given - the argument `platform`, which may be unknown during a preview.
 * @param configured - the platform if none is given.
 */
export function movedTo(known: string | undefined, given: unknown, configured: string): string | undefined {
    if (hasUnknown(given)) return "is replaced if its platform changes, which is not known yet.";
    const wanted = typeof given === "string" ? given : configured;
    if (known === undefined || known === wanted) return undefined;
    const why = given === undefined ? `twcc:platform is now ${wanted}` : `the program now asks for ${wanted}`;
    return `is on the platform ${known}, but ${why}: a new one is created there.`;
}
