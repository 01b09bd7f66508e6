import { KeyMaterialError, orRefuse } from "../errors";
import { maxTextLength } from "../parts/limits";
import type { PrivateFile } from "./private-file";
import { checkPrivateParts, derivePublic } from "../parts/private-parts";
import { publicKeyOf } from "../public-key";
import { writePublicBlob } from "../parts/public-parts";
import { readPem } from "./read-pem";
import { readPutty } from "./read-putty";
import { refuseNoKey, refuseOtherThanPrivate } from "../refusals/common-mistakes";
import { severalKeys, unreadable } from "../refusals/private-key-sentences";
import type { PrivateKey, PublicKey } from "../types";

/** A private key in OpenSSH, PKCS#1, PKCS#8, SEC1 or PuTTY format. */
export function parsePrivateKey(text: string, passphrase?: string): PrivateKey {
    const { file, publicKey } = readPrivateKey(text, passphrase);
    return { text: file.normalText(), publicKey };
}

/** Parses a private key, and returns what is needed to write it in another format. */
export function readPrivateKey(text: string, passphrase?: string): { file: PrivateFile; publicKey: PublicKey } {
    if (text.length > maxTextLength) {
        throw new KeyMaterialError("is far too long for a private key: pass one key and nothing else");
    }
    const file = orRefuse(unreadable, () => readFile(text.trim(), passphrase));
    const { parts, statedBlobs, comment } = file;
    const publicParts = orRefuse(unreadable, () => derivePublic(parts));
    const blob = writePublicBlob(publicParts);
    // With a wrong public half in the file, the wrong key would be sent, or its owner locked out.
    if (!statedBlobs.every((stated) => stated.equals(blob))) {
        throw new KeyMaterialError("is damaged: its public half belongs to another private key; pass an intact copy");
    }
    orRefuse(unreadable, () => {
        checkPrivateParts(parts, publicParts);
    });
    return { file, publicKey: publicKeyOf(publicParts, comment) };
}

/** Text around the key does not matter: quotes, a comment, its public line. */
function readFile(text: string, passphrase: string | undefined): PrivateFile {
    if (text === "") throw new KeyMaterialError("is empty: pass the whole text of a private key file");
    refuseNoKey(text);
    const putty = [...text.matchAll(/(?<![\w-])PuTTY-User-Key-File-\d/g)];
    const hasPem = text.includes("PRIVATE KEY-----");
    if (putty.length + Number(hasPem) > 1) throw new KeyMaterialError(severalKeys);
    if (putty[0] !== undefined) return readPutty(text.slice(putty[0].index), passphrase);
    if (!hasPem) refuseOtherThanPrivate(text);
    return readPem(text, passphrase);
}
