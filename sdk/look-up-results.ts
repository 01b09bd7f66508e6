import type { Algorithm } from "./closed-sets";

/** The result of {@link getKeypair}: a key pair at TWCC. */
export interface GetKeypairResult {
    /** The key pair's name at TWCC, for an instance's `keypair`. */
    readonly name: string;
    /** The MD5 fingerprint in colon-separated hex, as TWCC shows it. */
    readonly fingerprint: string;
    /** TWCC's id of the user who owns the key pair, if TWCC shows it. */
    readonly owner?: string;
    /** The public key: one OpenSSH line. Empty if TWCC does not show it. */
    readonly publicKey: string;
    /**
     * The SHA-256 fingerprint, as `ssh-keygen -l` prints it. Absent for a key that this package cannot read, such as
     * DSA.
     */
    readonly fingerprintSha256?: string;
    /** The type of the key: `ED25519`, `ECDSA` or `RSA`. Absent for a key that this package cannot read. */
    readonly algorithm?: Algorithm;
    /** The size of the key, as `ssh-keygen -l` prints it. Absent for a key that this package cannot read. */
    readonly bits?: number;
    /** When the key was created at TWCC: ISO 8601, UTC. Absent if TWCC does not show it. */
    readonly createTime?: string;
    /** The TWCC platform of the key pair. */
    readonly platform: string;
}

/** A key pair at TWCC, as a list shows it. */
export type KeypairSummary = Pick<GetKeypairResult, "name" | "fingerprint" | "owner">;
