import * as pulumi from "@pulumi/pulumi";
import * as twcc from "pulumi-twcc";

const rotated = new pulumi.Config().get("rotated") ?? "2026-11";
const key = new twcc.Keypair("web", { name: "web", keepers: { rotated } });

// Refers to the key pair by name: rotating the key touches no instance.
const instance = new twcc.Instance("web", {
    keypair: key.name,
    solution: "Ubuntu",
    image: "Ubuntu 22.04",
    flavor: "02_vCPU_016GB_MEM_100GB_HDD",
    assignFloatingIp: true,
    // This would rebuild it with every new key instead:
    // keepers: { key: key.fingerprint },
});

export const keypairName = key.name;
export const fingerprint = key.fingerprint;
export const privateKey = key.privateKey;
export const instanceId = instance.id;
export const address = instance.publicIp;
