import type { Property } from "../core/resource";

/** The type token of key pairs. */
export const token = "twcc:Keypair";

/** Arguments, as data: check refuses others, documentation lists them. */
export const keypairArguments = {
    name: { description: "The key pair's name at TWCC. Default: the logical name and a random suffix." },
    publicKey: { description: "An OpenSSH public key to import." },
    privateKey: { description: "Your own private key; only its public half is sent.", secret: true },
    algorithm: { description: "The type of key to generate: ED25519 (default), ECDSA or RSA." },
    rsaBits: { description: "The size of a generated RSA key, 2048 to 8192. Default: 4096." },
    ecdsaCurve: { description: "The curve of a generated ECDSA key: P256 (default), P384 or P521." },
    generatedBy: { description: "Who generates the key: client (default) or twcc." },
    keepers: { description: "Any strings; changing one rotates a generated key." },
    comment: { description: "The comment of the public key, one line. Default: the key's own, else the name." },
    privateKeyFormat: { description: "The format of the private key: OpenSSH, PKCS1, PKCS8, SEC1 or PuTTY." },
    onConflict: { description: "What create does when the name is taken: fail (default), adopt or replace." },
    platform: { description: "TWCC's platform to be on. Default: the configured one (twcc:platform)." },
    protectInUse: { description: "Refuses to remove the key while instances carry its name. Default: false." },
} as const satisfies Record<string, Property>;

/** An argument's name. */
export type ArgumentName = keyof typeof keypairArguments;

/** Outputs, as data: which of them are secret is said here and nowhere else. */
export const keypairOutputs = {
    name: { description: "The key pair's name at TWCC: what an instance's keypair takes." },
    publicKey: { description: "The public key in OpenSSH's format, one line.", carries: ["comment", "name"] },
    privateKey: { description: "The private key; absent for an imported public key.", secret: true },
    fingerprint: { description: "MD5 of the key, colon hex, as TWCC shows it." },
    fingerprintSha256: { description: "SHA-256 of the key, as ssh-keygen -l prints it." },
    algorithm: { description: "The key's type: ED25519, ECDSA or RSA." },
    bits: { description: "The key's size, as ssh-keygen -l counts it." },
    createTime: { description: "When TWCC got the key: ISO 8601, UTC." },
    owner: { description: "TWCC's id of the user whose key pair it is." },
    platform: { description: "TWCC's platform that the key pair is on." },
    drift: { description: "How TWCC's key differed from ours at the last refresh; absent when it did not." },
} as const satisfies Record<string, Property>;
