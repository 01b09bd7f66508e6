import { LockedKeyError } from "../errors";
import { problemOf } from "../read/tidy";
import { problemOfPassphrase } from "./problem";

/** What is wrong with a private key, as a fragment that completes "privateKey …". */
export interface Problem {
    readonly problem: string;
}

/** The key has a passphrase, and the one given with it is not known yet, or is wrong by itself. */
export interface StillLocked {
    readonly stillLocked: true;
}

/**
 * Reads a private key that was given with a passphrase, without one, or with one that cannot be used.
 * @param passphrase - as given: unknown, undefined or a text.
 * @param without - reads the key without a passphrase.
 * @param withPassphrase - reads it with a passphrase that may be one.
 */
export function readGivenKey<T>(
    passphrase: unknown,
    without: () => T,
    withPassphrase: (passphrase: string) => T,
): T | Problem | StillLocked {
    const usable = typeof passphrase === "string" && problemOfPassphrase(passphrase) === undefined;
    try {
        return usable ? withPassphrase(passphrase) : without();
    } catch (error) {
        const mayUnlock = passphrase !== undefined && !usable;
        return mayUnlock && error instanceof LockedKeyError ? { stillLocked: true } : { problem: problemOf(error) };
    }
}
