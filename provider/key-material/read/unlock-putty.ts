import { WireReader, wireString } from "../encoding/ssh-wire";
import { KeyMaterialError, LockedKeyError } from "../errors";
import { decryptPutty, puttyKeys } from "../passphrase/putty-lock";
import { lockedEncoding, lockedPutty, unknownLock, wrongOrDamaged } from "../refusals/private-key-sentences";
import { writePuttyFile } from "../write/putty";
import { bytesAfter, firstLine, header, intact, macIn, type PuttyLines } from "./putty-lines";

const encryption = "aes256-cbc";

/** A locked file in PuTTY's format. */
interface UnlockedPutty {
    /** The same file as PuTTY writes it without a passphrase. */
    readonly open: string;
    /** The locked file in its standard form. */
    readonly locked: string;
}

/** Unlocks a file in PuTTY's format, versions 2 and 3. sshpk cannot unlock version 3, and ignores the checksum. */
export function unlockPutty(all: PuttyLines, passphrase: string | undefined): UnlockedPutty {
    if (passphrase === undefined) throw new LockedKeyError(lockedPutty);
    const lines = all.filter((line) => line !== "");
    const { version, type } = firstLine(lines[0]);
    if (header(lines, "Encryption").trim() !== encryption) throw new KeyMaterialError(unknownLock);
    const keys = puttyKeys(version, passphrase, (name) => header(lines, name));
    const [publicBlob, encrypted] = [bytesAfter(lines, "Public-Lines"), bytesAfter(lines, "Private-Lines")];
    const found = { type, comment: header(lines, "Comment"), publicBlob, privateBlob: decryptPutty(keys, encrypted) };
    const mac = macIn(lines);
    const content = intact(version, found, mac, { name: encryption, macKey: keys.macKey });
    if (content === undefined)
        throw new KeyMaterialError(/[^\0-\x7f]/.test(found.comment) ? lockedEncoding : wrongOrDamaged);
    return {
        open: writePuttyFile(version, { ...content, privateBlob: unfilled(content.privateBlob, type) }),
        locked: tidy(lines, content.comment, mac),
    };
}

/** The private half without the bytes that fill its last block. */
function unfilled(blob: Buffer, type: string): Buffer {
    const reader = new WireReader(blob, wrongOrDamaged);
    const numbers = type === "ssh-rsa" ? 4 : 1;
    return Buffer.concat(Array.from({ length: numbers }, () => wireString(reader.string())));
}

function tidy(lines: PuttyLines, comment: string, mac: string): string {
    const last = lines.findIndex((line) => line.startsWith("Private-MAC:"));
    const inside = lines
        .slice(0, last)
        .map((line) => (line.startsWith("Comment:") ? `Comment: ${comment}` : line.trimEnd()));
    return [...inside, `Private-MAC: ${mac}`, ""].join("\n");
}
