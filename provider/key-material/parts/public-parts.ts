import { createPublicKey } from "node:crypto";
import { findCurve, type Curve } from "./curves";
import { KeyMaterialError, orRefuse } from "../errors";
import { maxRsaBits, minRsaBits } from "./limits";
import { bitLength, isOdd, toNumber } from "./numbers";
import type { Algorithm } from "../types";
import { wireMpint, WireReader, wireString } from "../encoding/ssh-wire";

/** The parts of a public key. */
export type PublicParts =
    | { algorithm: "ED25519"; point: Buffer }
    | { algorithm: "ECDSA"; curve: Curve; x: Buffer; y: Buffer }
    | { algorithm: "RSA"; n: bigint; e: bigint };

/** The types that TWCC accepts and that are safe. refusals.ts refuses all others by name. */
export const algorithmOfType: ReadonlyMap<string, Algorithm> = new Map<string, Algorithm>([
    ["ssh-ed25519", "ED25519"],
    ["ecdsa-sha2-nistp256", "ECDSA"],
    ["ecdsa-sha2-nistp384", "ECDSA"],
    ["ecdsa-sha2-nistp521", "ECDSA"],
    ["ssh-rsa", "RSA"],
]);

export const damagedBlob =
    "contains damaged key data (cut short, or with something added): copy the whole line again from the .pub file";

const readers: Record<Algorithm, (reader: WireReader) => PublicParts> = {
    ED25519: (reader) => {
        const point = reader.string();
        if (point.length !== 32) throw reader.refusal();
        return { algorithm: "ED25519", point };
    },
    ECDSA: (reader) => {
        const curve = findCurve("ssh", reader.string().toString("latin1"));
        const point = reader.string();
        // 4 marks an uncompressed point, the only kind that OpenSSH accepts.
        if (curve?.bytes !== (point.length - 1) / 2 || point[0] !== 4) throw reader.refusal();
        return { algorithm: "ECDSA", curve, x: point.subarray(1, 1 + curve.bytes), y: point.subarray(1 + curve.bytes) };
    },
    RSA: (reader) => ({ algorithm: "RSA", e: reader.mpint(), n: reader.mpint() }),
};

/** The parts of a blob. It is refused unless it is exactly what OpenSSH writes. */
export function readPublicBlob(blob: Buffer): PublicParts {
    const reader = new WireReader(blob, damagedBlob);
    const algorithm = algorithmOfType.get(reader.string().toString("latin1"));
    if (algorithm === undefined) throw reader.refusal();
    const parts = readers[algorithm](reader);
    // This finds superfluous zeros, and bytes after the last part.
    if (!writePublicBlob(parts).equals(blob)) throw reader.refusal();
    return parts;
}

export function typeOf(parts: PublicParts): string {
    switch (parts.algorithm) {
        case "ED25519":
            return "ssh-ed25519";
        case "ECDSA":
            return `ecdsa-sha2-${parts.curve.ssh}`;
        case "RSA":
            return "ssh-rsa";
    }
}

export function writePublicBlob(parts: PublicParts): Buffer {
    const type = wireString(typeOf(parts));
    switch (parts.algorithm) {
        case "ED25519":
            return Buffer.concat([type, wireString(parts.point)]);
        case "ECDSA":
            return Buffer.concat([type, wireString(parts.curve.ssh), wireString(ecPoint(parts))]);
        case "RSA":
            return Buffer.concat([type, wireMpint(parts.e), wireMpint(parts.n)]);
    }
}

export function ecPoint({ x, y }: { x: Buffer; y: Buffer }): Buffer {
    return Buffer.concat([Buffer.of(4), x, y]);
}

/** The bits, as `ssh-keygen -l` prints them. */
export function bitsOf(parts: PublicParts): number {
    switch (parts.algorithm) {
        case "ED25519":
            return 256;
        case "ECDSA":
            return parts.curve.bits;
        case "RSA":
            return bitLength(parts.n);
    }
}

/** Refuses keys that are well-formed but weak, or that no server could accept. */
export function checkPublicParts(parts: PublicParts): void {
    if (parts.algorithm === "RSA") checkRsa(parts.n, parts.e);
    if (parts.algorithm === "ECDSA") checkPoint(parts);
}

function checkRsa(n: bigint, e: bigint): void {
    const bits = bitLength(n);
    if (bits < minRsaBits) {
        throw new KeyMaterialError(
            `is an RSA key of ${bits} bits, which is too weak: use one with at least ${minRsaBits} bits, or an ED25519 key`,
        );
    }
    if (bits > maxRsaBits) {
        throw new KeyMaterialError(
            `is an RSA key of ${bits} bits, more than OpenSSH can use: use one with at most ${maxRsaBits} bits`,
        );
    }
    // OpenSSL refuses to use a modulus over 3072 bits with an exponent over 64 bits (rsa.h): nobody could log in.
    const unusable = bits > 3072 && bitLength(e) > 64;
    if (!isOdd(n) || !isOdd(e) || e < 3n || e >= n || unusable) {
        throw new KeyMaterialError("is an RSA key with an impossible modulus or exponent: use another key");
    }
}

/** Checks like OpenSSH's sshkey_ec_validate_public: on the curve, and no suspiciously small or large coordinate. */
function checkPoint({ curve, x, y }: { curve: Curve; x: Buffer; y: Buffer }): void {
    const message = "is an ECDSA key whose point is not valid on its curve: use another key";
    for (const coordinate of [toNumber(x), toNumber(y)]) {
        if (bitLength(coordinate) <= curve.bits / 2 || coordinate >= curve.order - 1n) {
            throw new KeyMaterialError(message);
        }
    }
    const jwk = { kty: "EC", crv: curve.jwk, x: x.toString("base64url"), y: y.toString("base64url") };
    // Here Node verifies that the point is on the curve.
    orRefuse(message, () => createPublicKey({ key: jwk, format: "jwk" }));
}
