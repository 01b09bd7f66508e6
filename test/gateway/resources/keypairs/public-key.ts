import { createHash, createPublicKey } from "node:crypto";
import { isPositiveNumber, splitFields } from "./ssh-wire";

/**
 * Whether the fields after the type fit. These are the types that Nova was seen to take
 * (docs/contributing/twcc-api.md#public-keys-and-fingerprints): no FIDO keys, no certificates.
 */
const TYPES: Readonly<Record<string, (fields: readonly Buffer[]) => boolean>> = {
    "ssh-ed25519": ([point, ...rest]) => rest.length === 0 && point?.length === 32,
    "ecdsa-sha2-nistp256": curve("nistp256", "P-256"),
    "ecdsa-sha2-nistp384": curve("nistp384", "P-384"),
    "ecdsa-sha2-nistp521": curve("nistp521", "P-521"),
    // Weak ones too: Nova takes 1024 bits and DSA.
    "ssh-rsa": (fields) => fields.length === 2 && fields.every(isPositiveNumber),
    "ssh-dss": (fields) => fields.length === 4 && fields.every(isPositiveNumber),
};

/**
 * The fingerprint of a public key as Nova computes it: MD5 of the blob, colon hex; undefined when Nova could not
 * compute one. Nova looks at the first key only, which is why a second line slips through.
 */
export function fingerprintOf(publicKey: string): string | undefined {
    const [, type = "", base64 = ""] = /^(\S+) (\S+)/.exec(publicKey) ?? [];
    const blob = Buffer.from(base64, "base64");
    if (blob.length === 0 || blob.toString("base64") !== base64) {
        return undefined;
    }
    const [label, ...fields] = splitFields(blob) ?? [];
    const fits = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
    if (label?.toString("latin1") !== type || !fits?.(fields)) {
        return undefined;
    }
    return createHash("md5")
        .update(blob)
        .digest("hex")
        .replace(/..(?!$)/g, "$&:");
}

function curve(label: string, name: string): (fields: readonly Buffer[]) => boolean {
    return ([sentLabel, point, ...rest]) =>
        rest.length === 0 && sentLabel?.toString("latin1") === label && point !== undefined && isOnCurve(point, name);
}

/** An uncompressed point: 4, x, y. Node refuses one that is not on the curve. */
function isOnCurve(point: Buffer, name: string): boolean {
    const half = (point.length - 1) / 2;
    if (point[0] !== 4 || !Number.isInteger(half)) {
        return false;
    }
    const [x, y] = [point.subarray(1, 1 + half), point.subarray(1 + half)].map((part) => part.toString("base64url"));
    try {
        createPublicKey({ format: "jwk", key: { kty: "EC", crv: name, x: x ?? "", y: y ?? "" } });
        return true;
    } catch {
        return false;
    }
}
