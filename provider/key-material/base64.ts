/**
 * Strict base64: Node skips what it does not know and stops at the first padding, ssh-keygen refuses both.
 * Nothing is returned unless writing the bytes again gives the same text.
 */
export function decodeBase64(text: string): Buffer | undefined {
    const bytes = Buffer.from(text, "base64");
    return bytes.length > 0 && bytes.toString("base64") === text ? bytes : undefined;
}

/** The text that is written as base64, in any number of lines; `undefined` if there is none. */
export function textInBase64(text: string): string | undefined {
    return decodeBase64(text.replaceAll(/\s/g, ""))?.toString("utf8");
}

/** Base64 in lines of `width`, none of them ended. By no regular expression: V8 keeps the text of its last match. */
export function base64Lines(bytes: Buffer, width: number): string[] {
    const text = bytes.toString("base64");
    const lines: string[] = [];
    for (let start = 0; start < text.length; start += width) lines.push(text.slice(start, start + width));
    return lines;
}
