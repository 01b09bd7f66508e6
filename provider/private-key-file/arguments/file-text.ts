import { unknown } from "../../core/unknown";
import {
    lockForFile,
    LockedKeyError,
    problemOf,
    problemOfPassphrase,
    tidyPrivateKey,
    type LockedKey,
} from "../../key-material";

type Properties = Readonly<Record<string, unknown>>;

/** The text of the file, from its arguments. */
export interface FileText {
    /** What is wrong with the private key, as a fragment that completes "privateKey …". */
    readonly problem?: string;
    /** Unknown while the private key or its passphrase is. */
    readonly content: unknown;
    readonly lockedKey?: LockedKey;
}

/** @param olds - the inputs of an earlier check, so that a key is not locked again: that takes a second. */
export function fileText({ privateKey, passphrase }: Properties, olds: Properties | undefined): FileText {
    if (typeof privateKey !== "string") return { content: privateKey };
    try {
        if (passphrase === undefined) return { content: tidyPrivateKey(privateKey) };
        if (typeof passphrase === "string" && problemOfPassphrase(passphrase) === undefined) {
            const { text, lockedKey } = lockForFile(privateKey, passphrase, olds);
            return { content: text, lockedKey };
        }
        tidyPrivateKey(privateKey);
        return { content: unknown };
    } catch (error) {
        const isStillLocked = passphrase !== undefined && error instanceof LockedKeyError;
        return isStillLocked ? { content: unknown } : { problem: problemOf(error), content: unknown };
    }
}
