import * as twcc from "pulumi-twcc";

// ED25519, made on this computer; only the public half is sent to TWCC.
const key = new twcc.Keypair("web");

// RSA for old clients, rotated by changing the keeper's value.
const legacy = new twcc.Keypair("legacy", {
    algorithm: "RSA",
    rsaBits: 3072,
    privateKeyFormat: "PKCS1",
    keepers: { rotated: "2026-11" },
});

export const keypairName = key.name;
export const fingerprint = key.fingerprintSha256;
export const privateKey = key.privateKey;
export const legacyName = legacy.name;
export const legacyPrivateKey = legacy.privateKey;
