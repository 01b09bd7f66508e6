import { createHash, createHmac } from "node:crypto";
import { base64Lines } from "../encoding/base64";
import { wireString } from "../encoding/ssh-wire";

/** The content that PuTTY's checksum covers (PuTTY manual, appendix C). */
export interface PuttyContent {
    type: string;
    comment: string;
    publicBlob: Buffer;
    privateBlob: Buffer;
}

export type PuttyVersion = "2" | "3";

/** The encryption that a key file names, with the key of its checksum. */
export interface PuttyEncryption {
    name: "none" | "aes256-cbc";
    macKey: Buffer;
}

const unencrypted: Record<PuttyVersion, PuttyEncryption> = {
    "2": { name: "none", macKey: createHash("sha1").update("putty-private-key-file-mac-key").digest() },
    "3": { name: "none", macKey: Buffer.alloc(0) },
};

/** The checksum of a key file. It covers the private half in plain text. */
export function puttyMac(
    version: PuttyVersion,
    { type, comment, publicBlob, privateBlob }: PuttyContent,
    { name, macKey }: PuttyEncryption = unencrypted[version],
): string {
    const content = Buffer.concat([type, name, comment, publicBlob, privateBlob].map(wireString));
    return createHmac(version === "2" ? "sha1" : "sha256", macKey)
        .update(content)
        .digest("hex");
}

/** The whole text of an unencrypted key file. */
export function writePuttyFile(version: PuttyVersion, content: PuttyContent): string {
    const publicLines = base64Lines(content.publicBlob, 64);
    const privateLines = base64Lines(content.privateBlob, 64);
    return [
        `PuTTY-User-Key-File-${version}: ${content.type}`,
        "Encryption: none",
        `Comment: ${content.comment}`,
        `Public-Lines: ${publicLines.length}`,
        ...publicLines,
        `Private-Lines: ${privateLines.length}`,
        ...privateLines,
        `Private-MAC: ${puttyMac(version, content)}`,
        "",
    ].join("\n");
}
