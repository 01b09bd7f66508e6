import type { Properties, Property } from "./core/property";
import { keypairOutputs } from "./keypair/properties";

/** A function of the SDK, as data. */
export interface ProviderFunction {
    /** A whole sentence, in Markdown. */
    readonly description: string;
    readonly arguments: Properties;
    readonly result: Properties;
}

const platform = {
    description: "The TWCC platform to look on.",
    type: "string",
    defaultText: "`twcc:platform`",
} as const;

const summary = {
    name: {
        description: "The key pair's name at TWCC, for an instance's `keypair`.",
        type: "string",
        required: true,
    },
    fingerprint: keypairOutputs.fingerprint,
    owner: {
        description: "TWCC's id of the user who owns the key pair. Absent if TWCC does not show it.",
        type: "string",
    },
} as const satisfies Properties;

const keypair = {
    ...summary,
    publicKey: {
        description: "The public key: one OpenSSH line. Empty if TWCC does not show it.",
        type: "string",
        required: true,
    },
    fingerprintSha256: {
        description:
            "The SHA-256 fingerprint, as `ssh-keygen -l` prints it: `SHA256:…`. Absent for a key that this package cannot read, such as DSA.",
        type: "string",
    },
    algorithm: {
        description: "The type of the key. Absent for a key that this package cannot read.",
        type: "string",
        values: ["ED25519", "ECDSA", "RSA"],
    },
    bits: {
        description:
            "The size of the key, as `ssh-keygen -l` prints it. Absent for a key that this package cannot read.",
        type: "number",
    },
    createTime: {
        description: "When the key was created at TWCC: ISO 8601, UTC. Absent if TWCC does not show it.",
        type: "string",
    },
    platform: keypairOutputs.platform,
} as const satisfies Properties;

const optional = <P extends Property>({ required: _required, ...property }: P) => property;

/** What only `details: true` brings is optional in a list. */
const listed = {
    ...keypair,
    publicKey: optional(keypair.publicKey),
    platform: optional(keypair.platform),
} as const satisfies Properties;

/** The functions of the SDK: docs/functions lists their arguments and results. */
export const functions = {
    getKeypair: {
        description: "Looks up a key pair at TWCC by its name, without managing it.",
        arguments: {
            name: { description: "The key pair's name at TWCC. Case matters.", type: "string", required: true },
            platform,
        },
        result: keypair,
    },
    getKeypairs: {
        description: "Lists the key pairs of the API key's user, without managing them.",
        arguments: {
            details: {
                description: "Whether to read everything that TWCC shows of each key pair, with one call each.",
                type: "boolean",
                default: false,
            },
            platform,
        },
        result: {
            keypairs: {
                description:
                    "The key pairs, sorted by name. With `details: true` all properties of getKeypair, newest first, as in the portal.",
                type: "list of objects",
                fields: listed,
                required: true,
            },
        },
    },
    getPublicKey: {
        description: "Computes the public half of a private key. Nothing is sent.",
        arguments: {
            privateKey: {
                description: "A private key: OpenSSH, PKCS#1, PKCS#8, SEC1 or PuTTY.",
                type: "string",
                secret: true,
                required: true,
            },
            passphrase: { description: "The private key's passphrase, if it has one.", type: "string", secret: true },
        },
        result: {
            publicKey: {
                description:
                    "The public key: one OpenSSH line, with the comment of the private key if its format has one.",
                type: "string",
                required: true,
            },
            publicKeyPem: {
                description:
                    "The public key as PEM: `-----BEGIN PUBLIC KEY-----` …, as `openssl pkey -pubout` writes it.",
                type: "string",
                required: true,
            },
            algorithm: {
                description: "The type of the key.",
                type: "string",
                values: ["ED25519", "ECDSA", "RSA"],
                required: true,
            },
            bits: keypairOutputs.bits,
            fingerprint: keypairOutputs.fingerprint,
            fingerprintSha256: keypairOutputs.fingerprintSha256,
        },
    },
} as const satisfies Readonly<Record<string, ProviderFunction>>;
