import { createPublicKey } from "node:crypto";
import { toKeyObject } from "./parts/private-parts";
import { readPrivateKey } from "./read/parse-private-key";
import type { PublicKey } from "./types";

/** The public half of a private key, also as PEM: a SubjectPublicKeyInfo (RFC 5280), as `openssl pkey -pubout` writes it. */
export function publicHalfOf(privateKey: string, passphrase?: string): { key: PublicKey; pem: string } {
    const { file, publicKey } = readPrivateKey(privateKey, passphrase);
    const pem = createPublicKey(toKeyObject(file.parts)).export({ format: "pem", type: "spki" });
    return { key: publicKey, pem: pem.toString() };
}
