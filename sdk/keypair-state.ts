import type { Input } from "@pulumi/pulumi";

/** What a refresh found at TWCC instead of our key. */
export interface KeypairDrift {
    /** No key pair of this name, or one with another key. */
    readonly kind: "missing" | "swapped";
    /** MD5 of the other key, colon hex. */
    readonly fingerprint?: string;
}

/** What a program may know of a key pair that it refers to by `Keypair.get`: the outputs of a {@link Keypair}. */
export interface KeypairState {
    /** The key pair's name at TWCC. */
    name?: Input<string | undefined>;
    /** The public key in OpenSSH's format, one line. */
    publicKey?: Input<string | undefined>;
    /** The private key. */
    privateKey?: Input<string | undefined>;
    /** MD5 of the key in colon hex. */
    fingerprint?: Input<string | undefined>;
    /** SHA-256 of the key: `SHA256:…`. */
    fingerprintSha256?: Input<string | undefined>;
    /** The key's type. */
    algorithm?: Input<string | undefined>;
    /** The key's size. */
    bits?: Input<number | undefined>;
    /** When TWCC got the key: ISO 8601, UTC. */
    createTime?: Input<string | undefined>;
    /** TWCC's id of the user whose key pair it is. */
    owner?: Input<string | undefined>;
    /** TWCC's platform that the key pair is on. */
    platform?: Input<string | undefined>;
    /** How TWCC's key differed at the last refresh. */
    drift?: Input<KeypairDrift | undefined>;
}
