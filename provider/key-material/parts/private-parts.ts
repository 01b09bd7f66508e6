import {
    createECDH,
    createPrivateKey,
    createPublicKey,
    sign,
    verify,
    type JsonWebKey,
    type KeyObject,
} from "node:crypto";
import type { Curve } from "./curves";
import { KeyMaterialError, orRefuse } from "../errors";
import { bitLength, inverse, toBytes } from "./numbers";
import { checkPublicParts, type PublicParts } from "./public-parts";

/**
 * The parts of a private key, without anything that can be computed. The public half and the CRT numbers in a file are
 * checked, but never used.
 */
export type PrivateParts =
    | { algorithm: "ED25519"; seed: Buffer }
    | { algorithm: "ECDSA"; curve: Curve; d: Buffer }
    | { algorithm: "RSA"; e: bigint; d: bigint; p: bigint; q: bigint };

export interface Crt {
    dp: bigint;
    dq: bigint;
    qi: bigint;
}

const inconsistent = "is damaged: its numbers do not match; pass an intact copy";

/** The public half, computed from the private one. */
export function derivePublic(parts: PrivateParts): PublicParts {
    switch (parts.algorithm) {
        case "ED25519":
            return { algorithm: "ED25519", point: ed25519Point(parts) };
        case "ECDSA":
            return { algorithm: "ECDSA", curve: parts.curve, ...ecPublic(parts) };
        case "RSA":
            return { algorithm: "RSA", n: parts.p * parts.q, e: parts.e };
    }
}

export function ed25519Point({ seed }: { seed: Buffer }): Buffer {
    const { x = "" } = createPublicKey(toKeyObject({ algorithm: "ED25519", seed })).export({ format: "jwk" });
    return Buffer.from(x, "base64url");
}

export function ecPublic({ curve, d }: { curve: Curve; d: Buffer }): { x: Buffer; y: Buffer } {
    const ecdh = createECDH(curve.openssl);
    orRefuse(inconsistent, () => {
        ecdh.setPrivateKey(d);
    });
    const point = ecdh.getPublicKey();
    return { x: point.subarray(1, 1 + curve.bytes), y: point.subarray(1 + curve.bytes) };
}

/** The CRT numbers, which speed up RSA; throws if there are none. */
export function crtOf({ d, p, q }: { d: bigint; p: bigint; q: bigint }): Crt {
    const qi = p > 2n && q > 2n ? inverse(q, p) : undefined;
    if (qi === undefined) throw new KeyMaterialError(inconsistent);
    return { dp: d % (p - 1n), dq: d % (q - 1n), qi };
}

/** Refuses weak and broken keys. */
export function checkPrivateParts(parts: PrivateParts, publicParts: PublicParts): void {
    checkPublicParts(publicParts);
    if (parts.algorithm === "RSA") {
        // A valid signature shows that d, e, p and q match, and that p and q are primes.
        const works = orRefuse(inconsistent, () => {
            const key = toKeyObject(parts);
            const message = Buffer.from("pulumi-twcc");
            return verify("sha256", message, createPublicKey(key), sign("sha256", message, key));
        });
        if (!works) throw new KeyMaterialError(inconsistent);
    }
}

export function toKeyObject(parts: PrivateParts): KeyObject {
    return parts.algorithm === "ED25519"
        ? createPrivateKey({ key: ed25519Pkcs8(parts.seed), format: "der", type: "pkcs8" })
        : createPrivateKey({ key: toJwk(parts), format: "jwk" });
}

/** PKCS#8 of RFC 8410, which contains only the seed. As a JWK, Node 26 would need the public half, too. */
function ed25519Pkcs8(seed: Buffer): Buffer {
    const oid = [0x06, 0x03, 0x2b, 0x65, 0x70];
    const head = [0x30, seed.length + 14, 0x02, 0x01, 0x00, 0x30, oid.length, ...oid];
    return Buffer.from([...head, 0x04, seed.length + 2, 0x04, seed.length, ...seed]);
}

function toJwk(parts: Exclude<PrivateParts, { algorithm: "ED25519" }>): JsonWebKey {
    switch (parts.algorithm) {
        case "ECDSA": {
            const { x, y } = ecPublic(parts);
            const text = { d: parts.d.toString("base64url"), x: x.toString("base64url"), y: y.toString("base64url") };
            return { kty: "EC", crv: parts.curve.jwk, ...text };
        }
        case "RSA": {
            const { e, d, p, q } = parts;
            const numbers = Object.entries({ n: p * q, e, d, p, q, ...crtOf(parts) });
            const text = numbers.map(([name, number]) => [name, toBytes(number).toString("base64url")] as const);
            return { kty: "RSA", ...Object.fromEntries(text) };
        }
    }
}

/**
 * A private number of a curve at its full length. OpenSSH refuses the key beyond these limits
 * (sshkey_ec_validate_private).
 */
export function ecPrivate(curve: Curve, d: bigint): PrivateParts {
    if (d <= 0n || d >= curve.order) throw new KeyMaterialError(inconsistent);
    if (bitLength(d) <= curve.bits / 2 || d === curve.order - 1n) {
        throw new KeyMaterialError("is an ECDSA key with a number that OpenSSH rejects as unsafe: use another key");
    }
    return { algorithm: "ECDSA", curve, d: toBytes(d, curve.bytes) };
}

/** Refuses a file whose CRT numbers do not belong to its key: OpenSSL would sign wrongly or slowly with them. */
export function checkCrt(parts: { d: bigint; p: bigint; q: bigint }, stated: Partial<Crt>): void {
    const crt = crtOf(parts);
    for (const name of ["dp", "dq", "qi"] as const) {
        if (stated[name] !== undefined && stated[name] !== crt[name]) throw new KeyMaterialError(inconsistent);
    }
}
