import { createHash } from "node:crypto";
import { KeyMaterialError } from "../errors";
import { parsePublicKey } from "../read/parse-public-key";
import { readPrivateKey } from "../read/parse-private-key";
import { formatPublicKey } from "../public-key";
import type { PrivateFile } from "../read/private-file";
import { notLocked, puttyStaysOpen } from "../refusals/private-key-sentences";
import type { PublicKey } from "../types";
import { lockOpenSsh } from "../write/lock-openssh";

/** What was found when a locked key was unlocked. It is kept beside the key, since unlocking takes a second. */
export interface LockedKey {
    /** SHA-256 of the text as given, in hex. It is safe in plain text: a key has far too much entropy to be guessed. */
    readonly givenSha256: string;
    /** The public half, as one OpenSSH line without its comment. */
    readonly publicKey: string;
    /** The comment in the file, which may be anything that a line of its own would not be allowed to have. */
    readonly comment: string;
}

/** A locked key: its text, and what was found in it. */
export interface Locked {
    readonly text: string;
    readonly lockedKey: LockedKey;
}

/** What an earlier check kept, in whatever form it comes back. */
export interface Before {
    readonly privateKey?: unknown;
    readonly passphrase?: unknown;
    readonly lockedKey?: unknown;
}

/** The text of a key that was unlocked or had no passphrase. */
type Write = (file: PrivateFile) => string;

/**
 * Checks that a passphrase unlocks a private key, which stays locked: in its own text if OpenSSH reads that, otherwise in
 * OpenSSH's format.
 * @param before - what was kept for the same resource before. The same key and passphrase are not unlocked again.
 * @throws {KeyMaterialError} also if the key has no passphrase.
 */
export function keepLocked(text: string, passphrase: string, before?: Before): Locked {
    return unlocked(text, passphrase, before, (file) => {
        if (!file.locked) throw new KeyMaterialError(notLocked);
        return file.forOpenSsh ? file.normalText() : lockOpenSsh(file.parts, file.comment, passphrase);
    });
}

/**
 * The same for a file: a locked key keeps its text, and a key without a passphrase is locked in OpenSSH's format, as
 * ssh-keygen does it with every format that it reads.
 */
export function lockForFile(text: string, passphrase: string, before?: Before): Locked {
    return unlocked(text, passphrase, before, (file) => {
        if (file.locked) return file.normalText();
        if (text.includes("PuTTY-User-Key-File-")) throw new KeyMaterialError(puttyStaysOpen);
        return lockOpenSsh(file.parts, file.comment, passphrase);
    });
}

function unlocked(text: string, passphrase: string, before: Before | undefined, write: Write): Locked {
    const kept = keptFrom(before ?? {}, text, passphrase);
    if (kept !== undefined) return kept;
    const { file, publicKey } = readPrivateKey(text, passphrase);
    const { comment } = publicKey;
    const lockedKey = { givenSha256: sha256(text), publicKey: formatPublicKey(publicKey, ""), comment };
    return { text: write(file), lockedKey };
}

function keptFrom({ privateKey, passphrase, lockedKey: kept }: Before, text: string, now: string): Locked | undefined {
    const found = kept as Partial<LockedKey> | undefined;
    if (typeof privateKey !== "string" || passphrase !== now || found?.givenSha256 !== sha256(text)) return undefined;
    const { givenSha256, publicKey, comment } = found;
    if (publicKey === undefined || comment === undefined) return undefined;
    return { text: privateKey, lockedKey: { givenSha256, publicKey, comment } };
}

/** The public half of a private key, which is not unlocked again. */
export function publicHalf(text: string, known: LockedKey | undefined): PublicKey {
    if (known === undefined) return readPrivateKey(text).publicKey;
    return { ...parsePublicKey(known.publicKey), comment: known.comment };
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
