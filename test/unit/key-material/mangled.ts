import { createHash } from "node:crypto";
import { blob, string, withBody } from "./keys";

/** What happens to a key's text on its way from a file through mails, YAML, template literals and editors. */
export const manglings: Readonly<Record<string, (text: string) => string>> = {
    nothing: (text) => text,
    "every line indented": (text) => text.replaceAll(/^/gm, "    "),
    "all but the first line indented": (text) => text.replaceAll("\n", "\n  "),
    "folded to one line": (text) => text.trim().replaceAll("\n", " "),
    "its line ends lost": (text) => text.replaceAll("\n", ""),
    "double quotes around": (text) => `"${text.trim()}"`,
    "single quotes around": (text) => `'${text}'`,
    "back quotes around": (text) => `\`\n${text}\``,
    "blanks at line ends": (text) => text.replaceAll("\n", "  \n"),
    "tabs at line ends": (text) => text.replaceAll("\n", "\t\n"),
    "a line with # in front": (text) => `# my key\n${text}`,
    "its public line in front": (text) => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 me@laptop\n${text}`,
    "words behind": (text) => `${text}that was it\n`,
    "an empty line before the end": (text) => text.replace(/\n(-----END|Private-MAC)/, "\n\n$1"),
    "an empty line after the beginning": (text) => text.replace("\n", "\n\n"),
    "no line end": (text) => text.trimEnd(),
    CRLF: (text) => text.replaceAll("\n", "\r\n"),
    "CR alone": (text) => text.replaceAll("\n", "\r"),
    "doubled line ends": (text) => text.replaceAll("\n", "\n\n"),
    "CRLF doubled": (text) => text.replaceAll("\n", "\r\r\n"),
    "a byte order mark": (text) => `\uFEFF${text}`,
    "a header of PEM": (text) => text.replace("KEY-----\n", "KEY-----\nComment: x\n\n"),
    "blanks of other kinds": (text) => text.replaceAll("\n", "\u00a0\n\u3000"),
    "lines of 30": (text) => text.replaceAll(/^(?:[A-Za-z0-9+/=]+\n)+/gm, (all) => rewrapped(all, 30)),
    "the body on one line": (text) => text.replaceAll(/^(?:[A-Za-z0-9+/=]+\n)+/gm, (all) => rewrapped(all, 9999)),
    "quoted as in a mail": (text) => text.replaceAll(/^/gm, "> "),
    "line ends written out": (text) => text.replaceAll("\n", "\\n"),
    "base64 of it all": (text) => Buffer.from(text).toString("base64"),
};

function rewrapped(lines: string, width: number): string {
    const all = lines.replaceAll("\n", "");
    return `${all.match(new RegExp(`.{1,${width}}`, "g"))?.join("\n")}\n`;
}

/** Changes the private section, the last string of an OpenSSH key. */
export function changeSection(text: string, change: (section: Buffer) => Buffer): string {
    return withBody(text, (body) => {
        let at = "openssh-key-v1\0".length;
        const skip = () => (at += 4 + body.readUInt32BE(at));
        [skip, skip, skip].forEach((step) => step());
        at += 4;
        skip();
        return Buffer.concat([body.subarray(0, at), string(change(body.subarray(at + 4)))]);
    });
}

/** An OpenSSH key whose comment is empty, with another one. */
export function withComment(text: string, comment: string): string {
    return changeSection(text, (section) => {
        const end = section.length - 1;
        const padding = section[end]! < 8 ? section[end]! : 0;
        // The comment of our generated keys is empty: four zeros in front of the padding.
        return padded(section.subarray(0, section.length - padding - 4), string(comment));
    });
}

/** An OpenSSH key of type P-256 without a comment, its private number written as these bytes. */
export function withNumber(text: string, number: Buffer): string {
    // In front of it stand two check numbers, the type, the curve and the point.
    const before = 8 + blob("ecdsa-sha2-nistp256", "nistp256", Buffer.alloc(65)).length;
    return changeSection(text, (section) => padded(section.subarray(0, before), blob(number, "")));
}

function padded(...parts: readonly Buffer[]): Buffer {
    const bytes = Buffer.concat(parts);
    return Buffer.concat([bytes, Buffer.of(1, 2, 3, 4, 5, 6, 7, 8).subarray(0, (8 - (bytes.length % 8)) % 8)]);
}

/** An unlocked OpenSSH key that names a key derivation all the same. */
export function withDerivation(text: string, name: string): string {
    return withBody(text, (body) => {
        const magic = "openssh-key-v1\0";
        return Buffer.concat([Buffer.from(magic), blob("none", name), body.subarray(magic.length + 16)]);
    });
}

/** A PuTTY file of version 2 as PuTTY's first version would have it. */
export function puttyVersionOne(text: string): string {
    const [, privateLines = ""] = /Private-Lines: \d+\n([^]*)Private-MAC/.exec(text) ?? [];
    const hash = createHash("sha1").update(Buffer.from(privateLines, "base64")).digest("hex");
    return text.replace("File-2", "File-1").replace(/Private-MAC: .*/, `Private-Hash: ${hash}`);
}
