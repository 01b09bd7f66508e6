import { KeyMaterialError, orRefuse } from "./errors";
import { maxTextLength } from "./limits";
import { unreadable, type PrivateFile } from "./private-file";
import { checkPrivateParts, derivePublic, type PrivateParts } from "./private-parts";
import { publicKeyOf } from "./public-key";
import { writePublicBlob } from "./public-parts";
import { readPem } from "./read-pem";
import { readPutty } from "./read-putty";
import { refuseNoKey, refusePublic } from "./refusals";
import type { PrivateKey, PublicKey } from "./types";

/** A private key in OpenSSH, PKCS#1, PKCS#8, SEC1 or PuTTY format, without a passphrase. */
export function parsePrivateKey(text: string): PrivateKey {
    return { text, publicKey: readPrivateKey(text).publicKey };
}

/** The same with what is needed to write the key in another format. */
export function readPrivateKey(text: string): { parts: PrivateParts; publicKey: PublicKey } {
    if (text.length > maxTextLength) {
        throw new KeyMaterialError("is far too long for a private key: give one key and nothing else");
    }
    const { parts, statedBlobs, comment } = orRefuse(unreadable, () => readFile(text.trim()));
    const publicParts = orRefuse(unreadable, () => derivePublic(parts));
    const blob = writePublicBlob(publicParts);
    // A file that names another public half would have the wrong key sent, or lock its owner out.
    if (!statedBlobs.every((stated) => stated.equals(blob))) {
        throw new KeyMaterialError("is damaged: its public half belongs to another private key; give an intact copy");
    }
    orRefuse(unreadable, () => {
        checkPrivateParts(parts, publicParts);
    });
    return { parts, publicKey: publicKeyOf(publicParts, comment) };
}

function readFile(text: string): PrivateFile {
    if (text === "") throw new KeyMaterialError("is empty: give the whole text of a private key file");
    refuseNoKey(text);
    if (text.startsWith("PuTTY-User-Key-File-")) return readPutty(text);
    if (!text.includes("PRIVATE KEY-----")) refusePublic(text);
    return readPem(text);
}
