/** A key pair of TWCC, as a list shows it. */
export interface KeypairSummary {
    /** The key pair's name at TWCC: what an instance's `keypair` takes. */
    readonly name: string;
    /** MD5 of the key in colon hex, as TWCC shows it. */
    readonly fingerprint: string;
    /** TWCC's id of the user whose key pair it is, where TWCC says so. */
    readonly owner?: string;
}

/** A key pair of TWCC, as it is shown by itself. */
export interface KeypairDetails extends KeypairSummary {
    /** The public key in OpenSSH's format, one line; empty where TWCC does not show it. */
    readonly publicKey: string;
    /** SHA-256 of the key, as `ssh-keygen -l` prints it; absent for a key that this package cannot read, such as DSA. */
    readonly fingerprintSha256?: string;
    /** The key's type: `ED25519`, `ECDSA` or `RSA`; absent likewise. */
    readonly algorithm?: "ED25519" | "ECDSA" | "RSA";
    /** The key's size, as `ssh-keygen -l` counts it; absent likewise. */
    readonly bits?: number;
    /** When TWCC got the key: ISO 8601, UTC; absent where TWCC does not say so. */
    readonly createTime?: string;
    /** TWCC's platform that the key pair is on. */
    readonly platform: string;
}
