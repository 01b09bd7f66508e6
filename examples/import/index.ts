import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as twcc from "pulumi-twcc";

// The public half of the key that you use already; its private half stays where it is.
const file = new pulumi.Config().get("publicKeyFile") ?? join(homedir(), ".ssh", "id_ed25519.pub");

const key = new twcc.Keypair("laptop", {
    publicKey: readFileSync(file, "utf8"),
    // Takes the key pair over if TWCC has this very key under the name already.
    name: "laptop",
    onConflict: "adopt",
});

export const keypairName = key.name;
export const fingerprint = key.fingerprint;
export const comment = key.publicKey.apply((line) => line.split(" ").slice(2).join(" "));
