import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as twcc from "pulumi-twcc";

// Who can decrypt the private key. Name at least two, and keep the identity of one of them offline.
const recipients = new pulumi.Config().getObject<string[]>("recipients") ?? [
    readFileSync(join(homedir(), ".ssh", "id_ed25519.pub"), "utf8"),
];

const key = new twcc.Keypair("team", { recipients });

const instance = new twcc.Instance("team", {
    keypair: key.name,
    solution: "Ubuntu",
    image: "Ubuntu 22.04",
    flavor: "02_vCPU_016GB_MEM_100GB_HDD",
    assignFloatingIp: true,
});

export const keypairName = key.name;
export const encryptedPrivateKey = key.encryptedPrivateKey; // an age file, not a secret
export const instanceId = instance.id;
export const ssh = pulumi.interpolate`ssh ubuntu@${instance.publicIp}`;
