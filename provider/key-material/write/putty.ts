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

const macs: Record<PuttyVersion, (content: Buffer) => string> = {
    "2": (content) => {
        const key = createHash("sha1").update("putty-private-key-file-mac-key").digest();
        return createHmac("sha1", key).update(content).digest("hex");
    },
    "3": (content) => createHmac("sha256", "").update(content).digest("hex"),
};

/** The checksum of an unencrypted key file. */
export function puttyMac(version: PuttyVersion, content: PuttyContent): string {
    const { type, comment, publicBlob, privateBlob } = content;
    return macs[version](Buffer.concat([type, "none", comment, publicBlob, privateBlob].map(wireString)));
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
