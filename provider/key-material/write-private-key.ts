import type { KeyObject } from "node:crypto";
import { checkedComment } from "./comment";
import { KeyMaterialError } from "./errors";
import { readPrivateKey } from "./parse-private-key";
import { toKeyObject, type PrivateParts } from "./private-parts";
import { loadSshpk } from "./sshpk";
import { forSshpk } from "./sshpk-parts";
import { privateKeyFormats, type PrivateKeyFormat } from "./types";
import { writePutty } from "./write-putty";

/**
 * The same key written anew. PKCS#1, PKCS#8 and SEC1 have no place for a comment. OpenSSH's format holds a random
 * number, so it differs every time.
 */
export function formatPrivateKey(text: string, format: PrivateKeyFormat, comment: string): string {
    return writePrivateKey(readPrivateKey(text).parts, format, comment);
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
    OpenSSH: (parts, comment) => {
        const { PrivateKey } = loadSshpk();
        const key = new PrivateKey(forSshpk(parts));
        key.comment = comment; // sshpk's constructor takes a comment and drops it (measured, 1.18.0)
        return key.toString("openssh");
    },
    PKCS1: (parts) => pem(toKeyObject(parts), "pkcs1"),
    PKCS8: (parts) => pem(toKeyObject(parts), "pkcs8"),
    SEC1: (parts) => pem(toKeyObject(parts), "sec1"),
    PuTTY: writePutty,
};

function pem(key: KeyObject, type: "pkcs1" | "pkcs8" | "sec1"): string {
    return key.export({ format: "pem", type }).toString();
}
