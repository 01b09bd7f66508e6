export type Algorithm = "ED25519" | "ECDSA" | "RSA";
export type EcdsaCurve = "P256" | "P384" | "P521";
export type PrivateKeyFormat = "OpenSSH" | "PKCS1" | "PKCS8" | "SEC1" | "PuTTY";

/** The formats for each type of key, the default first. */
export const privateKeyFormats: Record<Algorithm, readonly PrivateKeyFormat[]> = {
    ED25519: ["OpenSSH", "PKCS8", "PuTTY"],
    ECDSA: ["OpenSSH", "SEC1", "PKCS8", "PuTTY"],
    RSA: ["OpenSSH", "PKCS1", "PKCS8", "PuTTY"],
};

export type KeySpec =
    { algorithm: "ED25519" } | { algorithm: "ECDSA"; curve: EcdsaCurve } | { algorithm: "RSA"; bits: number };

export interface PublicKey {
    /** As OpenSSH labels it: `ssh-ed25519`, `ecdsa-sha2-nistp256`, `ssh-rsa` … */
    type: string;
    /** Canonical base64. Two keys are the same key exactly when type and blob are. */
    blob: string;
    /** One clean line; "" when there is none. */
    comment: string;
    algorithm: Algorithm;
    /** As `ssh-keygen -l` prints it. */
    bits: number;
    /** MD5 of the blob in colon-separated hex. Nova and TWCC show it for all types of keys. */
    fingerprint: string;
    /** `SHA256:…`, unpadded, as `ssh-keygen -l` prints it. */
    fingerprintSha256: string;
}

export interface PrivateKey {
    /** The text of the file, in its standard form. */
    text: string;
    /** Derived from the private half. */
    publicKey: PublicKey;
}
