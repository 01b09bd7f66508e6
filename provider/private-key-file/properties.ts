import type { Property } from "../core/resource";

/** The type token of private key files. */
export const token = "twcc:PrivateKeyFile";

/** Arguments, as data: check refuses others, documentation lists them. */
export const privateKeyFileArguments = {
    privateKey: { description: "The private key to write, without a passphrase.", secret: true },
    path: { description: "Where to write it: absolute, below ~/, or relative to the program's folder." },
    overwrite: { description: "Whether a file that is not ours may be replaced. Default: false." },
    publicKeyFile: { description: "Whether the public key is written beside it, as <path>.pub. Default: false." },
} as const satisfies Record<string, Property>;

/** An argument's name. */
export type ArgumentName = keyof typeof privateKeyFileArguments;

/** Outputs, as data. The private key is none of them: the state holds it as an argument, once. */
export const privateKeyFileOutputs = {
    path: { description: "Where the file is, as it was given: the same on every machine." },
    fingerprintSha256: { description: "SHA-256 of the key in the file, as ssh-keygen -l prints it." },
    drift: { description: "What a refresh found instead of our file; absent when it found ours." },
} as const satisfies Record<string, Property>;
