import type { Input } from "@pulumi/pulumi";
import type { Algorithm, EcdsaCurve, GeneratedBy, OnConflict, PrivateKeyFormat } from "./closed-sets";

/** Arguments of a {@link Keypair}. `publicKey`, `privateKey` and the generating arguments exclude each other. */
export interface KeypairArgs {
    /**
     * The key pair's name at TWCC: 1 to 255 of `A-Z a-z 0-9 - _` and inner blanks. Default: the logical name with seven
     * random hexadecimal digits (preview and up may draw different ones). A change replaces; the new one is made first.
     */
    name?: Input<string | undefined>;
    /** Imports this OpenSSH public key, one line. Another key is exchanged in place; another comment is no change. */
    publicKey?: Input<string | undefined>;
    /**
     * Your own private key, as OpenSSH, PKCS#1, PKCS#8, SEC1 or PuTTY, without a passphrase. Only its public half is
     * sent; it is kept as a secret. Another key is exchanged in place.
     */
    privateKey?: Input<string | undefined>;
    /** The type of key to generate. Another one is exchanged in place. Default: `"ED25519"`. */
    algorithm?: Input<Algorithm | undefined>;
    /** The size of an RSA key in bits, 2048 to 8192; only with `algorithm: "RSA"`. Default: 4096. */
    rsaBits?: Input<number | undefined>;
    /** The curve of an ECDSA key; only with `algorithm: "ECDSA"`. Default: `"P256"`. */
    ecdsaCurve?: Input<EcdsaCurve | undefined>;
    /**
     * Who generates the key: `"client"` (here; only the public half is sent), or `"twcc"` (what the portal and twccli do:
     * always RSA 2048, so without `algorithm`, `rsaBits`, `ecdsaCurve` and `comment`). Default: `"client"`.
     */
    generatedBy?: Input<GeneratedBy | undefined>;
    /** Any strings. Changing one rotates a generated key, in place. */
    keepers?: Input<Record<string, Input<string>> | undefined>;
    /** The comment of our copy of the key, one line: TWCC cannot change its own. Default: the key's own, else the name. */
    comment?: Input<string | undefined>;
    /**
     * How the private key is written: `"OpenSSH"`, `"PKCS8"` or `"PuTTY"`; ECDSA also `"SEC1"`, RSA also `"PKCS1"`. Not with
     * `publicKey`. Default: OpenSSH; a TWCC-made key and your own keep their format where OpenSSH reads it.
     * A change writes the same key in the other format.
     */
    privateKeyFormat?: Input<PrivateKeyFormat | undefined>;
    /**
     * What create does when the name is taken: `"fail"` says what is there; `"adopt"` takes the key that is there, if it is
     * the given one or none was given (a later destroy deletes it); `"replace"` deletes it for good. Default: `"fail"`.
     */
    onConflict?: Input<OnConflict | undefined>;
    /**
     * Whether the key is protected while living instances of yours carry the name: deleting it (also after a new name, and
     * by `onConflict: "replace"`) and exchanging it then fail, before anything is sent, and list them. It looks in all projects
     * of the API key. Without it, those in `twcc:project` are warned about. Default: false.
     */
    protectInUse?: Input<boolean | undefined>;
    /** TWCC's platform to be on. Default: the configured one (`twcc:platform`). A change replaces; the new one is made first. */
    platform?: Input<string | undefined>;
}
