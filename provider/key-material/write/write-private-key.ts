import type { KeyObject } from "node:crypto";
import { checkedComment } from "../comment";
import { KeyMaterialError } from "../errors";
import { readPrivateKey } from "../read/parse-private-key";
import { toKeyObject, type PrivateParts } from "../parts/private-parts";
import { privateKeyFormats, type PrivateKeyFormat } from "../types";
import { writeOpenSsh } from "./write-openssh";
import { writePutty } from "./write-putty";

/** Converts a key to another format. The result has no passphrase, and is always the same text. PKCS#1, PKCS#8 and SEC1 have no comment. */
export function formatPrivateKey(text: string, format: PrivateKeyFormat, comment: string, passphrase?: string): string {
    return writePrivateKey(readPrivateKey(text, passphrase).file.parts, format, comment);
}

export function writePrivateKey(parts: PrivateParts, format: PrivateKeyFormat, comment: string): string {
    const legal = privateKeyFormats[parts.algorithm];
    if (!legal.includes(format)) {
        throw new KeyMaterialError(
            `cannot be written in this format: a key of type ${parts.algorithm} can be written as ${legal.join(", ")}`,
        );
    }
    return writers[format](parts, checkedComment(comment));
}

const writers: Record<PrivateKeyFormat, (parts: PrivateParts, comment: string) => string> = {
    OpenSSH: writeOpenSsh,
    PKCS1: (parts) => pem(toKeyObject(parts), "pkcs1"),
    PKCS8: (parts) => pem(toKeyObject(parts), "pkcs8"),
    SEC1: (parts) => pem(toKeyObject(parts), "sec1"),
    PuTTY: writePutty,
};

function pem(key: KeyObject, type: "pkcs1" | "pkcs8" | "sec1"): string {
    return key.export({ format: "pem", type }).toString();
}
