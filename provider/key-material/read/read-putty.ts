import { cleanedComment } from "../comment";
import { KeyMaterialError, orRefuse } from "../errors";
import type { PrivateFile } from "./private-file";
import { algorithmOfType } from "../parts/public-parts";
import { puttyMac, writePuttyFile, type PuttyContent, type PuttyVersion } from "../write/putty";
import {
    lockedPutty,
    otherType,
    puttyChanged,
    puttyDamaged,
    puttyEncoding,
    puttyOld,
    puttyUnknown,
} from "../refusals/private-key-sentences";
import { loadSshpk } from "../encoding/sshpk";
import { fromSshpk } from "../parts/sshpk-parts";
import { WireReader } from "../encoding/ssh-wire";
import { puttyPrivateBlob } from "../write/write-putty";

/**
 * Reads PuTTY's format, versions 2 and 3, unencrypted. It does not matter how the lines are indented or ended. sshpk
 * reads them and ignores the checksum (docs/contributing/key-formats.md), so it has to match what PuTTY writes for the
 * key that was found.
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

/** A header's value, with the spaces at its end. */
function header(lines: readonly string[], name: string): string {
    const line = lines.find((one) => one.startsWith(`${name}:`));
    if (line === undefined) throw new KeyMaterialError(puttyDamaged);
    return line.slice(name.length + 1).replace(/^ /, "");
}

/** The text for sshpk, which skips everything that is not base64. */
function strict(lines: readonly string[]): string {
    const trimmed = lines.map((line) => line.trim());
    const mac = trimmed.findIndex((line) => line.startsWith("Private-MAC:"));
    const isFit = (line: string) => /^[A-Za-z0-9+/=]*$|:(?: |$)/.test(line);
    if (!trimmed.slice(0, mac).every(isFit)) throw new KeyMaterialError(puttyDamaged);
    return trimmed.join("\n");
}

/** The content that matches the checksum. Spaces at the end of the comment may belong to it or not. */
function intact(version: PuttyVersion, content: PuttyContent, mac: string): PuttyContent {
    const trimmed = { ...content, comment: content.comment.trimEnd() };
    for (const candidate of [content, trimmed]) if (puttyMac(version, candidate) === mac) return candidate;
    throw new KeyMaterialError(/[^\0-\x7f]/.test(content.comment) ? puttyEncoding : puttyChanged);
}
