import { createHash } from "node:crypto";
import { checkedComment } from "./comment";
import { bitsOf, typeOf, writePublicBlob, type PublicParts } from "./parts/public-parts";
import type { PublicKey } from "./types";

export function publicKeyOf(parts: PublicParts, comment: string): PublicKey {
    const blob = writePublicBlob(parts);
    const hash = (name: string) => createHash(name).update(blob).digest();
    return {
        type: typeOf(parts),
        blob: blob.toString("base64"),
        comment,
        algorithm: parts.algorithm,
        bits: bitsOf(parts),
        fingerprint: hash("md5")
            .toString("hex")
            .replaceAll(/..(?!$)/g, "$&:"),
        fingerprintSha256: `SHA256:${hash("sha256").toString("base64").replaceAll("=", "")}`,
    };
}

/**
 * The key as one line without a line break. By default with its own comment; "" leaves the comment out.
 */
export function formatPublicKey(key: PublicKey, comment: string = key.comment): string {
    return [key.type, key.blob, checkedComment(comment)].join(" ").trimEnd();
}
