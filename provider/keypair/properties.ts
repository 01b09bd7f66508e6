import type { Properties } from "../core/property";

/** The type token of key pairs. */
export const token = "twcc:Keypair";

const exchanges = "exchanges the key in place";

/** Arguments, as data: check refuses others, and docs/resources/keypair.md lists them. */
export const keypairArguments = {
    name: {
        description: "The key pair's name at TWCC: 1 to 255 letters, digits, `-`, `_` and inner spaces.",
        type: "string",
        defaultText: "the logical name, `-` and 7 random hex digits",
        replacement: "the new key pair is created first",
    },
    publicKey: {
        description: "A public key to import: one OpenSSH line.",
        type: "string",
        inPlace: `${exchanges}; another comment changes nothing`,
    },
    privateKey: {
        description: "Your own private key: OpenSSH, PKCS#1, PKCS#8, SEC1 or PuTTY. Only its public half is sent.",
        type: "string",
        secret: true,
        inPlace: `${exchanges}; the same key with another passphrase changes the state only`,
    },
    passphrase: {
        description:
            "The passphrase of your own `privateKey`, which [stays locked](#a-private-key-with-a-passphrase). Only with privateKey.",
        type: "string",
        secret: true,
        inPlace: "nothing at TWCC",
    },
    algorithm: {
        description: "The type of key to generate.",
        type: "string",
        values: ["ED25519", "ECDSA", "RSA"],
        default: "ED25519",
        inPlace: exchanges,
    },
    rsaBits: {
        description: 'The size of an RSA key in bits. Only with `algorithm: "RSA"`.',
        type: "number",
        limits: [2048, 8192],
        default: 4096,
        inPlace: exchanges,
    },
    ecdsaCurve: {
        description: 'The curve of an ECDSA key. Only with `algorithm: "ECDSA"`.',
        type: "string",
        values: ["P256", "P384", "P521"],
        default: "P256",
        inPlace: exchanges,
    },
    generatedBy: {
        description:
            "Who generates the key: this package on your computer, or TWCC. TWCC's keys are always RSA 2048: no algorithm, rsaBits, ecdsaCurve or comment then.",
        type: "string",
        values: ["client", "twcc"],
        default: "client",
        inPlace: exchanges,
    },
    keepers: {
        description: "Any strings. Change one to rotate a generated key.",
        type: "map of strings",
        inPlace: exchanges,
    },
    comment: {
        description: "The comment of the public key in the state, one line. TWCC's copy keeps the comment that it has.",
        type: "string",
        defaultText: "the key's own comment, else the name",
        inPlace: "changes the state only",
    },
    privateKeyFormat: {
        description:
            'The [format](#private-key-formats) of the private key: `"PKCS1"` for RSA only, `"SEC1"` for ECDSA only. Not with publicKey.',
        type: "string",
        values: ["OpenSSH", "PKCS1", "PKCS8", "SEC1", "PuTTY"],
        defaultText: "OpenSSH; your own keys and TWCC's keep a format that OpenSSH reads",
        inPlace: "re-encodes the same key",
    },
    recipients: {
        description:
            "Who can decrypt the private key: 1 to 20 [age](https://age-encryption.org) recipients (`age1…`), or `ssh-ed25519` and `ssh-rsa` public keys. The private key is then never in the state; see `encryptedPrivateKey`. Only for a generated key.",
        type: "list of strings",
        inPlace: `other recipients: ${exchanges}; from none to some: encrypts the same key`,
    },
    onConflict: {
        description:
            "What create does if the name is taken. `adopt` takes the existing key over, if it is the one you give or you give none. `replace` deletes it for good.",
        type: "string",
        values: ["fail", "adopt", "replace"],
        default: "fail",
        inPlace: "nothing",
    },
    platform: {
        description: "The TWCC platform of the key pair.",
        type: "string",
        defaultText: "`twcc:platform`",
        replacement: "the new key pair is created first",
    },
    protectInUse: {
        description: "Whether a key is [protected while instances use its name](#protect-a-key-in-use).",
        type: "boolean",
        default: false,
        inPlace: "nothing at TWCC",
    },
} as const satisfies Properties;

/** An argument's name. */
export type ArgumentName = keyof typeof keypairArguments;

/** Outputs, as data: which of them are secret is said here and nowhere else. */
export const keypairOutputs = {
    name: {
        description: "The key pair's name at TWCC, for an instance's `keypair`. Also its id.",
        type: "string",
        required: true,
    },
    publicKey: {
        description: "The public key: one OpenSSH line.",
        type: "string",
        required: true,
        carries: ["comment", "name"],
    },
    privateKey: {
        description:
            "The private key, locked if yours has a `passphrase`. Undefined if the provider never had it (an imported public key, `Keypair.get`, or an adoption without `privateKey`), and with `recipients`.",
        type: "string",
        secret: true,
    },
    encryptedPrivateKey: {
        description:
            "With `recipients`: the private key as an armored age file. It is not a secret; `age -d` decrypts it.",
        type: "string",
    },
    fingerprint: {
        description: "The MD5 fingerprint in colon-separated hex, as TWCC shows it.",
        type: "string",
        required: true,
    },
    fingerprintSha256: {
        description: "The SHA-256 fingerprint, as `ssh-keygen -l` prints it: `SHA256:…`.",
        type: "string",
        required: true,
    },
    algorithm: {
        description: 'The type of the key: `"ED25519"`, `"ECDSA"` or `"RSA"`.',
        type: "string",
        required: true,
    },
    bits: { description: "The size of the key, as `ssh-keygen -l` prints it.", type: "number", required: true },
    createTime: { description: "When the key was created at TWCC: ISO 8601, UTC.", type: "string", required: true },
    owner: { description: "TWCC's id of the user who owns the key pair.", type: "string", required: true },
    platform: { description: "The TWCC platform of the key pair.", type: "string", required: true },
    drift: {
        description: "How the key at TWCC differs from the state, as of the last refresh. Absent if it does not.",
        type: "object",
        fields: {
            kind: {
                description: "TWCC has no key pair with this name, or one with another key.",
                type: "string",
                values: ["missing", "swapped"],
                required: true,
            },
            fingerprint: {
                description: "The MD5 fingerprint of the other key, in colon-separated hex.",
                type: "string",
            },
        },
    },
} as const satisfies Properties;
