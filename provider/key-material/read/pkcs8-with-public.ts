import { createPublicKey } from "node:crypto";
import { bitString, DerReader, derValue, integer, octetString, sequence } from "../encoding/der";
import { KeyMaterialError } from "../errors";
import { derivePublic, toKeyObject, type PrivateParts } from "../parts/private-parts";
import { ecPoint, writePublicBlob } from "../parts/public-parts";
import { unreadable } from "../refusals/private-key-sentences";

const attributes = 0xa0;
/** [1] IMPLICIT BIT STRING of RFC 5958, and the explicit one of ring before 0.17 and others. */
const implicitPublic = 0x81;
const explicitPublic = 0xa1;

/**
 * Splits PKCS#8 version 2 (RFC 5958), which includes the public half, into version 1 and that half. ring, dalek and
 * Bouncy Castle write version 2; OpenSSL 3.0 cannot read it.
 * @returns `undefined` if the body is version 1.
 */
export function splitPkcs8(body: Buffer): { plain: Buffer; publicBits?: Buffer } | undefined {
    const outer = new DerReader(body, unreadable);
    if (!outer.isNext(sequence)) return undefined;
    const reader = new DerReader(outer.content(sequence), unreadable);
    if (!reader.isNext(integer) || !reader.content(integer).equals(Buffer.of(1))) return undefined;
    const algorithm = derValue(sequence, reader.content(sequence));
    const key = derValue(octetString, reader.content(octetString));
    if (reader.isNext(attributes)) reader.content(attributes);
    const stated = reader.atEnd ? undefined : publicHalf(reader);
    reader.end();
    outer.end();
    const plain = derValue(sequence, derValue(integer, Buffer.of(0)), algorithm, key);
    return { plain, ...(stated !== undefined && { publicBits: stated }) };
}

function publicHalf(reader: DerReader): Buffer {
    if (reader.isNext(implicitPublic)) return wholeBytes(reader.content(implicitPublic));
    const inner = new DerReader(reader.content(explicitPublic), unreadable);
    const bits = wholeBytes(inner.content(bitString));
    inner.end();
    return bits;
}

/** The content of a BIT STRING starts with the number of unused bits in its last byte. */
function wholeBytes(content: Buffer): Buffer {
    if (content[0] !== 0) throw new KeyMaterialError(unreadable);
    return content.subarray(1);
}

/** The public bits of a version 2 as a blob, if they belong to this key. Other bits stay and match no blob. */
export function blobOfBits(parts: PrivateParts, bits: Buffer): Buffer {
    return bits.equals(publicBits(parts)) ? writePublicBlob(derivePublic(parts)) : bits;
}

function publicBits(parts: PrivateParts): Buffer {
    const publicParts = derivePublic(parts);
    switch (publicParts.algorithm) {
        case "ED25519":
            return publicParts.point;
        case "ECDSA":
            return ecPoint(publicParts);
        case "RSA":
            return createPublicKey(toKeyObject(parts)).export({ format: "der", type: "pkcs1" });
    }
}
