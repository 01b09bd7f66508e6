import { createDecipheriv, createHash } from "node:crypto";
import { KeyMaterialError, orRefuse } from "../errors";
import { puttyDamaged } from "../refusals/private-key-sentences";
import type { PuttyVersion } from "../write/putty";
import { argon2 } from "./argon2";

/** What a passphrase becomes (PuTTY manual, appendix C). */
export interface PuttyKeys {
    readonly key: Buffer;
    readonly iv: Buffer;
    readonly macKey: Buffer;
}

/** @param header - the value of a header in the file. */
export function puttyKeys(version: PuttyVersion, passphrase: string, header: (name: string) => string): PuttyKeys {
    if (version === "2") {
        const part = (number: number) => sha1(Buffer.of(0, 0, 0, number), passphrase);
        return {
            key: Buffer.concat([part(0), part(1)]).subarray(0, 32),
            iv: Buffer.alloc(16),
            macKey: sha1("putty-private-key-file-mac-key", passphrase),
        };
    }
    const derived = argon2(
        passphrase,
        {
            kind: header("Key-Derivation").trim(),
            memory: count(header("Argon2-Memory")),
            passes: count(header("Argon2-Passes")),
            parallelism: count(header("Argon2-Parallelism")),
            salt: Buffer.from(header("Argon2-Salt").trim(), "hex"),
        },
        80,
    );
    return { key: derived.subarray(0, 32), iv: derived.subarray(32, 48), macKey: derived.subarray(48) };
}

/** PuTTY fills the last block with bytes that mean nothing. */
export function decryptPutty({ key, iv }: PuttyKeys, encrypted: Buffer): Buffer {
    return orRefuse(puttyDamaged, () => {
        const decipher = createDecipheriv("aes-256-cbc", key, iv).setAutoPadding(false);
        return Buffer.concat([decipher.update(encrypted), decipher.final()]);
    });
}

function count(text: string): number {
    const number = Number(text);
    if (!Number.isSafeInteger(number) || number < 1) throw new KeyMaterialError(puttyDamaged);
    return number;
}

function sha1(...parts: readonly (Buffer | string)[]): Buffer {
    const hash = createHash("sha1");
    for (const part of parts) hash.update(part);
    return hash.digest();
}
