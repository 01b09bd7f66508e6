import { cleanedComment } from "../comment";
import { loadSshpk } from "../encoding/sshpk";
import { WireReader } from "../encoding/ssh-wire";
import { KeyMaterialError, orRefuse } from "../errors";
import { algorithmOfType } from "../parts/public-parts";
import { fromSshpk } from "../parts/sshpk-parts";
import { otherType, puttyChanged, puttyDamaged, puttyEncoding } from "../refusals/private-key-sentences";
import { writePuttyFile } from "../write/putty";
import { puttyPrivateBlob } from "../write/write-putty";
import type { PrivateFile } from "./private-file";
import { firstLine, header, intact, macIn, type PuttyLines } from "./putty-lines";
import { unlockPutty } from "./unlock-putty";

/**
 * Reads PuTTY's format, versions 2 and 3. It does not matter how the lines are indented or ended. sshpk reads them and
 * ignores the checksum (docs/contributing/key-formats.md), so it has to match what PuTTY writes for the key that was
 * found.
 */
export function readPutty(text: string, passphrase?: string): PrivateFile {
    const lines = text.split(/\r\n|\r|\n/).map((line) => line.trimStart());
    const { version, type } = firstLine(lines[0]);
    if (!algorithmOfType.has(type)) throw new KeyMaterialError(otherType);
    if (header(lines, "Encryption").trim() !== "none") {
        const { open, locked } = unlockPutty(lines, passphrase);
        return { ...readPutty(open), normalText: () => locked, locked: true };
    }
    const comment = header(lines, "Comment");
    const mac = macIn(lines);
    // The types of sshpk do not know this format, and its errors quote what they read.
    const key = orRefuse(puttyDamaged, () => loadSshpk().PrivateKey.parse(strict(lines), "putty" as "openssh"));
    const parts = fromSshpk(key);
    const publicBlob = key.toPublic().toBuffer("rfc4253");
    // sshpk takes the name of one curve for another's.
    if (new WireReader(publicBlob, puttyDamaged).string().toString() !== type) throw new KeyMaterialError(puttyDamaged);
    const content = intact(version, { type, comment, publicBlob, privateBlob: puttyPrivateBlob(parts) }, mac);
    if (content === undefined) throw new KeyMaterialError(/[^\0-\x7f]/.test(comment) ? puttyEncoding : puttyChanged);
    return {
        parts,
        statedBlobs: [publicBlob],
        comment: cleanedComment(comment),
        normalText: () => writePuttyFile(version, content),
        forOpenSsh: false,
        locked: false,
    };
}

/** The text for sshpk, which skips everything that is not base64. */
function strict(lines: PuttyLines): string {
    const trimmed = lines.map((line) => line.trim());
    const mac = trimmed.findIndex((line) => line.startsWith("Private-MAC:"));
    const isFit = (line: string) => /^[A-Za-z0-9+/=]*$|:(?: |$)/.test(line);
    if (!trimmed.slice(0, mac).every(isFit)) throw new KeyMaterialError(puttyDamaged);
    return trimmed.join("\n");
}
