import { decodeBase64 } from "../encoding/base64";
import { KeyMaterialError } from "../errors";
import { puttyDamaged, puttyOld, puttyUnknown } from "../refusals/private-key-sentences";
import { puttyMac, type PuttyContent, type PuttyEncryption, type PuttyVersion } from "../write/putty";

/** The lines of a file in PuTTY's format, without spaces in front. */
export type PuttyLines = readonly string[];

export function firstLine(line = ""): { version: PuttyVersion; type: string } {
    const [, version, type = ""] = /^PuTTY-User-Key-File-(\d+): (\S+)\s*$/.exec(line) ?? [];
    if (version === undefined) throw new KeyMaterialError(puttyDamaged);
    if (version === "1") throw new KeyMaterialError(puttyOld);
    if (version !== "2" && version !== "3") throw new KeyMaterialError(puttyUnknown);
    return { version, type };
}

/** A header's value, with the spaces at its end. */
export function header(lines: PuttyLines, name: string): string {
    const line = lines.find((one) => one.startsWith(`${name}:`));
    if (line === undefined) throw new KeyMaterialError(puttyDamaged);
    return line.slice(name.length + 1).replace(/^ /, "");
}

/** The checksum. Only the first word: quotes may stand around the whole text. */
export function macIn(lines: PuttyLines): string {
    return /^\w*/.exec(header(lines, "Private-MAC"))?.[0] ?? "";
}

/** The bytes in the lines after a header that says how many they are. */
export function bytesAfter(lines: PuttyLines, name: string): Buffer {
    const from = lines.findIndex((line) => line.startsWith(`${name}:`)) + 1;
    const block = lines.slice(from, from + Number(header(lines, name)));
    const bytes = decodeBase64(block.map((line) => line.trim()).join(""));
    if (bytes === undefined) throw new KeyMaterialError(puttyDamaged);
    return bytes;
}

/**
 * The content that matches a checksum, if there is one. Spaces at the end of the comment may belong to it or not.
 * @param encryption - what the file names, if it has a passphrase.
 */
export function intact(
    version: PuttyVersion,
    content: PuttyContent,
    mac: string,
    encryption?: PuttyEncryption,
): PuttyContent | undefined {
    const trimmed = { ...content, comment: content.comment.trimEnd() };
    return [content, trimmed].find((candidate) => puttyMac(version, candidate, encryption) === mac);
}
