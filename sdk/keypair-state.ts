import type { Input } from "@pulumi/pulumi";

/** How the key at TWCC differs from the state. */
export interface KeypairDrift {
    /** TWCC has no key pair with this name, or one with another key. */
    readonly kind: "missing" | "swapped";
    /** The MD5 fingerprint of the other key, in colon-separated hex. */
    readonly fingerprint?: string;
}

/** The state that `Keypair.get` takes: the outputs of a {@link Keypair}. */
export interface KeypairState {
    /** The key pair's name at TWCC. */
    name?: Input<string | undefined>;
    /** The public key: one OpenSSH line. */
    publicKey?: Input<string | undefined>;
    /** The private key, a secret. */
    privateKey?: Input<string | undefined>;
    /** The private key as an armored age file. */
    encryptedPrivateKey?: Input<string | undefined>;
    /** The MD5 fingerprint in colon-separated hex. */
    fingerprint?: Input<string | undefined>;
    /** The SHA-256 fingerprint: `SHA256:…`. */
    fingerprintSha256?: Input<string | undefined>;
    /** The type of the key. */
    algorithm?: Input<string | undefined>;
    /** The size of the key. */
    bits?: Input<number | undefined>;
    /** When the key was created at TWCC: ISO 8601, UTC. */
    createTime?: Input<string | undefined>;
    /** TWCC's id of the user who owns the key pair. */
    owner?: Input<string | undefined>;
    /** The TWCC platform of the key pair. */
    platform?: Input<string | undefined>;
    /** How the key at TWCC differed at the last refresh. */
    drift?: Input<KeypairDrift | undefined>;
}
