import {
    keepLocked,
    LockedKeyError,
    parsePrivateKey,
    problemOf,
    problemOfPassphrase,
    publicHalf,
    type Locked,
    type PublicKey,
} from "../../key-material";
import type { Arguments } from "./combinations";

/** The given private key. */
export interface OwnKey {
    /** What is wrong with it, as a fragment that completes "privateKey …". */
    readonly problem?: string;
    readonly publicKey?: PublicKey;
    /** It has a passphrase, which is not known yet or by itself wrong. */
    readonly stillLocked?: true;
    /** The locked key, if it has a passphrase. */
    readonly locked?: Locked;
}

/**
 * Parses the given private key, once: unlocking takes a second.
 * @param olds - the inputs of an earlier check.
 */
export function ownKey(
    { privateKey, passphrase }: Arguments,
    olds: Readonly<Record<string, unknown>> | undefined,
): OwnKey {
    if (typeof privateKey !== "string") return {};
    const hasPassphrase = typeof passphrase === "string" && problemOfPassphrase(passphrase) === undefined;
    try {
        if (!hasPassphrase) return { publicKey: parsePrivateKey(privateKey).publicKey };
        const locked = keepLocked(privateKey, passphrase, olds);
        return { publicKey: publicHalf(locked.text, locked.lockedKey), locked };
    } catch (error) {
        if (passphrase !== undefined && !hasPassphrase && error instanceof LockedKeyError) return { stillLocked: true };
        return { problem: problemOf(error) };
    }
}
