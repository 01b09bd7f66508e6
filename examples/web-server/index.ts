import * as pulumi from "@pulumi/pulumi";
import * as twcc from "pulumi-twcc";

const config = new pulumi.Config();
const key = new twcc.Keypair("web", { name: "web", keepers: { rotated: config.get("rotated") ?? "2026-11" } });

// Refers to the key pair by name: rotating the key touches no instance.
const instance = new twcc.Instance("web", {
    keypair: key.name,
    solution: "Ubuntu",
    image: "Ubuntu 22.04",
    flavor: "02_vCPU_016GB_MEM_100GB_HDD",
    assignFloatingIp: true,
    // Of your project; it has to let port 22 in, and what the server serves.
    securityGroups: [config.get("securityGroup") ?? "default"],
    // This would rebuild it with every new key instead:
    // keepers: { key: key.fingerprint },
});

export const keypairName = key.name;
export const fingerprint = key.fingerprint;
export const privateKey = key.privateKey;
export const instanceId = instance.id;
export const address = instance.publicIp;
export const ssh = pulumi.interpolate`ssh -i web.pem ubuntu@${instance.publicIp}`;
