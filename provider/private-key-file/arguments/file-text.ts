import { unknown } from "../../core/unknown";
import { lockForFile, readGivenKey, tidyPrivateKey, type LockedKey, type Problem } from "../../key-material";

type Properties = Readonly<Record<string, unknown>>;

/** The text of the file, from its arguments. */
export interface FileText extends Partial<Problem> {
    /** Unknown while the private key or its passphrase is. */
    readonly content: unknown;
    readonly lockedKey?: LockedKey;
}

/** @param olds - the inputs of an earlier check, so that a key is not locked again: that takes a second. */
export function fileText({ privateKey, passphrase }: Properties, olds: Properties | undefined): FileText {
    if (typeof privateKey !== "string") return { content: privateKey };
    const text = readGivenKey<Partial<FileText>>(
        passphrase,
        () => {
            const tidy = tidyPrivateKey(privateKey);
            return passphrase === undefined ? { content: tidy } : {};
        },
        (known) => {
            const { text: content, lockedKey } = lockForFile(privateKey, known, olds);
            return { content, lockedKey };
        },
    );
    return { content: unknown, ...text };
}
