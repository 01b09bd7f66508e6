/**
 * Decodes strict base64. Node skips unknown characters and stops at the first padding; ssh-keygen refuses both. Returns
 * `undefined` unless encoding the bytes again gives the same text.
 */
export function decodeBase64(text: string): Buffer | undefined {
    const bytes = Buffer.from(text, "base64");
    return bytes.length > 0 && bytes.toString("base64") === text ? bytes : undefined;
}

/** The text that is encoded as base64, in any number of lines; `undefined` if it is not base64. */
export function textInBase64(text: string): string | undefined {
    return decodeBase64(text.replaceAll(/\s/g, ""))?.toString("utf8");
}

/** Base64 in lines of `width`, without line breaks. No regular expression: V8 keeps the text of its last match. */
export function base64Lines(bytes: Buffer, width: number): string[] {
    const text = bytes.toString("base64");
    const lines: string[] = [];
    for (let start = 0; start < text.length; start += width) lines.push(text.slice(start, start + width));
    return lines;
}
