import type { Properties } from "../core/property";

/** The type token of private key files. */
export const token = "twcc:PrivateKeyFile";

/** Arguments, as data: check refuses others, and docs/resources/private-key-file.md lists them. */
export const privateKeyFileArguments = {
    privateKey: {
        description: "The private key to write. Usually the output of a `Keypair`.",
        type: "string",
        secret: true,
        required: true,
        inPlace: "rewrites the file",
    },
    passphrase: {
        description:
            "Locks the file, in OpenSSH's format. If the private key has a passphrase already, it has to be that one, and the file has the key as it is.",
        type: "string",
        secret: true,
        inPlace: "rewrites the file",
    },
    path: {
        description: "Where to write it: an absolute path, one below `~/`, or one relative to the program's folder.",
        type: "string",
        required: true,
        replacement: "the new file is written first",
    },
    overwrite: {
        description: "Whether a file that this resource did not write may be replaced, for good.",
        type: "boolean",
        default: false,
        inPlace: "nothing",
    },
    publicKeyFile: {
        description: "Whether to write the public key beside it, as `<path>.pub` with mode 0644.",
        type: "boolean",
        default: false,
        inPlace: "writes or removes that file",
    },
} as const satisfies Properties;

/** An argument's name. */
export type ArgumentName = keyof typeof privateKeyFileArguments;

/** Outputs, as data. The private key is not an output: the state contains it once, as an argument. */
export const privateKeyFileOutputs = {
    path: { description: "The path, as you gave it: the same on every computer.", type: "string", required: true },
    fingerprintSha256: {
        description: "The SHA-256 fingerprint of the key, as `ssh-keygen -l` prints it: `SHA256:…`.",
        type: "string",
        required: true,
    },
    drift: {
        description: "How the file differs from what was written. Absent if it does not.",
        type: "object",
        fields: {
            kind: {
                description: "The file is gone, has other content, or is open to others.",
                type: "string",
                values: ["missing", "changed", "mode"],
                required: true,
            },
            publicKeyFile: { description: "It is the public key file.", type: "boolean" },
        },
    },
} as const satisfies Properties;
