import { generateKeyPair, type KeyObject } from "node:crypto";
import { findCurve } from "./parts/curves";
import { KeyMaterialError } from "./errors";
import { maxRsaBits, minRsaBits } from "./parts/limits";
import { parsePrivateKey } from "./read/parse-private-key";
import { readKeyObject } from "./read/read-key-object";
import type { KeySpec, PrivateKey, PrivateKeyFormat } from "./types";
import { writePrivateKey } from "./write/write-private-key";

/**
 * Generates a key and writes it in a format. Generation runs in libuv's thread pool: an RSA key takes seconds, and the
 * process answers other calls meanwhile. The text is read back first, with every check for a given key.
 */
export async function generateKey(
    spec: KeySpec,
    format: PrivateKeyFormat = "OpenSSH",
    comment = "",
): Promise<PrivateKey> {
    const { parts } = readKeyObject(await generate(spec));
    return parsePrivateKey(writePrivateKey(parts, format, comment));
}

function generate(spec: KeySpec): Promise<KeyObject> {
    return new Promise((resolve, reject) => {
        const done = (error: Error | null, _publicKey?: KeyObject, privateKey?: KeyObject) => {
            if (privateKey) resolve(privateKey);
            else reject(new KeyMaterialError(`cannot be generated: node:crypto failed (${error?.name ?? "no key"})`));
        };
        switch (spec.algorithm) {
            case "ED25519":
                generateKeyPair("ed25519", {}, done);
                break;
            case "ECDSA":
                generateKeyPair("ec", { namedCurve: findCurve("name", spec.curve)?.openssl ?? "" }, done);
                break;
            case "RSA":
                if (!Number.isInteger(spec.bits) || spec.bits < minRsaBits || spec.bits > maxRsaBits) {
                    throw new KeyMaterialError(`needs a number of bits from ${minRsaBits} to ${maxRsaBits}`);
                }
                generateKeyPair("rsa", { modulusLength: spec.bits }, done);
                break;
        }
    });
}
