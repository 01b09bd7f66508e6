import {
    keepLocked,
    parsePrivateKey,
    publicHalf,
    readGivenKey,
    type Locked,
    type Problem,
    type PublicKey,
    type StillLocked,
} from "../../key-material";
import type { Arguments } from "./combinations";

/** The given private key. */
export interface OwnKey extends Partial<Problem & StillLocked> {
    readonly publicKey?: PublicKey;
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
    return readGivenKey<OwnKey>(
        passphrase,
        () => ({ publicKey: parsePrivateKey(privateKey).publicKey }),
        (known) => {
            const locked = keepLocked(privateKey, known, olds);
            return { publicKey: publicHalf(locked.text, locked.lockedKey), locked };
        },
    );
}
