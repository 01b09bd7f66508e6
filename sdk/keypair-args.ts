import type { Input } from "@pulumi/pulumi";
import type { Algorithm, EcdsaCurve, GeneratedBy, OnConflict, PrivateKeyFormat } from "./closed-sets";

/** Arguments of a {@link Keypair}. `publicKey`, `privateKey` and the generating arguments cannot be combined. */
export interface KeypairArgs {
    /**
     * The key pair's name at TWCC: 1 to 255 of `A-Z a-z 0-9 - _` and inner spaces. Default: the logical name, `-` and
     * seven random hex digits; preview and up may generate different names. A change replaces the key pair; the new one
     * is created first.
     */
    name?: Input<string | undefined>;
    /** A public key to import: one OpenSSH line. Another key is exchanged in place; another comment changes nothing. */
    publicKey?: Input<string | undefined>;
    /**
     * Your own private key: OpenSSH, PKCS#1, PKCS#8, SEC1 or PuTTY. It is kept as a secret, and only its public key is
     * sent. Another key is exchanged in place. If it has a passphrase, set `passphrase`.
     */
    privateKey?: Input<string | undefined>;
    /**
     * The passphrase of your own `privateKey`, kept as a secret. The key stays locked, also in the output; with
     * `privateKeyFormat` it is written without the passphrase. Unlocking takes up to a second.
     */
    passphrase?: Input<string | undefined>;
    /** The type of key to generate. Another type exchanges the key in place. Default: `"ED25519"`. */
    algorithm?: Input<Algorithm | undefined>;
    /** The size of an RSA key in bits, 2048 to 8192; only with `algorithm: "RSA"`. Default: 4096. */
    rsaBits?: Input<number | undefined>;
    /** The curve of an ECDSA key; only with `algorithm: "ECDSA"`. Default: `"P256"`. */
    ecdsaCurve?: Input<EcdsaCurve | undefined>;
    /**
     * Who generates the key: `"client"`, this package on your computer, which sends only the public key; or `"twcc"`,
     * as in the portal and twccli. TWCC's keys are always RSA 2048: no `algorithm`, `rsaBits`, `ecdsaCurve` or
     * `comment` then. Default: `"client"`.
     */
    generatedBy?: Input<GeneratedBy | undefined>;
    /** Any strings. Change one to rotate a generated key, in place. */
    keepers?: Input<Record<string, Input<string>> | undefined>;
    /**
     * The comment of the public key in the state, one line. TWCC's copy keeps the comment that it has. Default: the
     * key's own comment, else the name.
     */
    comment?: Input<string | undefined>;
    /**
     * The format of the private key: `"OpenSSH"`, `"PKCS8"` or `"PuTTY"`; ECDSA also `"SEC1"`, RSA also `"PKCS1"`. Not
     * with `publicKey`. Default: OpenSSH; your own keys and TWCC's keep a format that OpenSSH reads. A change
     * re-encodes the same key.
     */
    privateKeyFormat?: Input<PrivateKeyFormat | undefined>;
    /**
     * Who can decrypt the private key: 1 to 20 [age](https://age-encryption.org) recipients (`age1…`, `age1tag1…`; or
     * only post-quantum ones, `age1pq1…`, `age1tagpq1…`), or `ssh-ed25519` and `ssh-rsa` public keys. The private key
     * is then never in the state: see {@link Keypair.encryptedPrivateKey}. Only for a generated key. Other recipients
     * exchange the key in place; from none to some, the same key is encrypted.
     */
    recipients?: Input<Input<string>[] | undefined>;
    /**
     * What create does if the name is taken: `"fail"` reports the existing key; `"adopt"` takes it over, if it is the
     * one that you pass or you pass none (a later destroy deletes it); `"replace"` deletes it for good. Default:
     * `"fail"`.
     */
    onConflict?: Input<OnConflict | undefined>;
    /**
     * Whether the key is protected while your instances use its name, in any project of the API key. Deleting it (also
     * after a new name, and by `onConflict: "replace"`) and exchanging it then fail before anything is sent, and the
     * message lists the instances. Without it, a warning lists those in `twcc:project`. Default: `false`.
     */
    protectInUse?: Input<boolean | undefined>;
    /**
     * The TWCC platform of the key pair. Default: `twcc:platform`. A change replaces; the new key pair is created
     * first.
     */
    platform?: Input<string | undefined>;
}
