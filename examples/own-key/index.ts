import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as twcc from "pulumi-twcc";

// The public half of the key that you use already; its private half stays where it is, and is in no state.
const file = new pulumi.Config().get("publicKeyFile") ?? join(homedir(), ".ssh", "id_ed25519.pub");

const key = new twcc.Keypair("laptop", { publicKey: readFileSync(file, "utf8") });

const instance = new twcc.Instance("laptop", {
    keypair: key.name,
    solution: "Ubuntu",
    image: "Ubuntu 22.04",
    flavor: "02_vCPU_016GB_MEM_100GB_HDD",
    assignFloatingIp: true,
});

export const keypairName = key.name;
export const instanceId = instance.id;
export const address = instance.publicIp;
export const ssh = pulumi.interpolate`ssh ubuntu@${instance.publicIp}`;
