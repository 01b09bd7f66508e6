import { cleanedComment } from "./comment";
import { KeyMaterialError, orRefuse } from "./errors";
import type { PrivateFile } from "./private-file";
import { algorithmOfType } from "./public-parts";
import { puttyMac, writePuttyFile, type PuttyContent, type PuttyVersion } from "./putty";
import { lockedPutty, otherType, puttyChanged, puttyDamaged, puttyEncoding, puttyOld, puttyUnknown } from "./sentences";
import { loadSshpk } from "./sshpk";
import { fromSshpk } from "./sshpk-parts";
import { WireReader } from "./wire";
import { puttyPrivateBlob } from "./write-putty";

/**
 * PuTTY's format, versions 2 and 3, unencrypted. How the lines are indented or ended does not matter. sshpk reads them
 * and ignores the checksum (docs/contributing/key-formats.md): it has to be that of what PuTTY writes for the key found.
 */
export function readPutty(text: string): PrivateFile {
    const lines = text.split(/\r\n|\r|\n/).map((line) => line.trimStart());
    const { version, type } = firstLine(lines[0]);
    if (!algorithmOfType.has(type)) throw new KeyMaterialError(otherType);
    if (header(lines, "Encryption").trim() !== "none") throw new KeyMaterialError(lockedPutty);
    const comment = header(lines, "Comment");
    // The first word: quotes may stand around the whole text.
    const mac = /^\w*/.exec(header(lines, "Private-MAC"))?.[0] ?? "";
    // The types of sshpk do not know this format, and its errors quote what they read.
    const key = orRefuse(puttyDamaged, () => loadSshpk().PrivateKey.parse(strict(lines), "putty" as "openssh"));
    const parts = fromSshpk(key);
    const publicBlob = key.toPublic().toBuffer("rfc4253");
    // sshpk takes the name of one curve for another's.
    if (new WireReader(publicBlob, puttyDamaged).string().toString() !== type) throw new KeyMaterialError(puttyDamaged);
    const content = intact(version, { type, comment, publicBlob, privateBlob: puttyPrivateBlob(parts) }, mac);
    return {
        parts,
        statedBlobs: [publicBlob],
        comment: cleanedComment(comment),
        normalText: () => writePuttyFile(version, content),
        forOpenSsh: false,
    };
}

function firstLine(line = ""): { version: PuttyVersion; type: string } {
    const [, version, type = ""] = /^PuTTY-User-Key-File-(\d+): (\S+)\s*$/.exec(line) ?? [];
    if (version === undefined) throw new KeyMaterialError(puttyDamaged);
    if (version === "1") throw new KeyMaterialError(puttyOld);
    if (version !== "2" && version !== "3") throw new KeyMaterialError(puttyUnknown);
    return { version, type };
}

/** What stands behind a header's name, blanks at the end included. */
function header(lines: readonly string[], name: string): string {
    const line = lines.find((one) => one.startsWith(`${name}:`));
    if (line === undefined) throw new KeyMaterialError(puttyDamaged);
    return line.slice(name.length + 1).replace(/^ /, "");
}

/** The text for sshpk, which skips whatever is no base64. */
function strict(lines: readonly string[]): string {
    const trimmed = lines.map((line) => line.trim());
    const mac = trimmed.findIndex((line) => line.startsWith("Private-MAC:"));
    const isFit = (line: string) => /^[A-Za-z0-9+/=]*$|:(?: |$)/.test(line);
    if (!trimmed.slice(0, mac).every(isFit)) throw new KeyMaterialError(puttyDamaged);
    return trimmed.join("\n");
}

/** The content that the checksum fits: blanks at the end of the comment may belong to it or not. */
function intact(version: PuttyVersion, content: PuttyContent, mac: string): PuttyContent {
    const trimmed = { ...content, comment: content.comment.trimEnd() };
    for (const candidate of [content, trimmed]) if (puttyMac(version, candidate) === mac) return candidate;
    throw new KeyMaterialError(/[^\0-\x7f]/.test(content.comment) ? puttyEncoding : puttyChanged);
}
