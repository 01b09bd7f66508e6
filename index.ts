import * as pulumi from "@pulumi/pulumi";
import * as twcc from "pulumi-twcc";

// Generated here (ED25519): only the public half is sent to TWCC.
const web = new twcc.Keypair("web");

// Imported: the public half of a key that lives elsewhere. Set your own with
// `npm run pulumi -- config set publicKey "$(cat ~/.ssh/id_ed25519.pub)"`; this one belongs to nobody.
const nobody = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB nobody@example";
const imported = new twcc.Keypair("imported", { publicKey: new pulumi.Config().get("publicKey") ?? nobody });

// Made by TWCC (RSA 2048), as its portal and twccli do.
const byTwcc = new twcc.Keypair("by-twcc", { generatedBy: "twcc" });

// What a VM's `keypair` takes.
export const keypairName = web.name;
export const fingerprint = web.fingerprint;
// A secret: `[secret]` in the console, encrypted in the state.
export const privateKey = web.privateKey;

export const importedName = imported.name;
export const importedFingerprint = imported.fingerprint;

export const byTwccName = byTwcc.name;
export const byTwccFingerprint = byTwcc.fingerprint;
export const byTwccPrivateKey = byTwcc.privateKey;
