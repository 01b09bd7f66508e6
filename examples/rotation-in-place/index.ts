import * as pulumi from "@pulumi/pulumi";
import * as twcc from "pulumi-twcc";

const config = new pulumi.Config();

// Another value exchanges the key under the same name. No machine is touched: each keeps the public key it was made with.
const key = new twcc.Keypair("team", { name: "team", keepers: { rotated: config.get("rotated") ?? "2026-11" } });

// Another value here rebuilds this one machine, with the key of today.
const rebuilt = config.getObject<Record<string, string>>("rebuilt") ?? {};

const machines = ["web-a", "web-b"].map(
    (name) =>
        new twcc.Instance(name, {
            keypair: key.name,
            solution: "Ubuntu",
            image: "Ubuntu 22.04",
            flavor: "02_vCPU_016GB_MEM_100GB_HDD",
            assignFloatingIp: true,
            keepers: { rebuilt: rebuilt[name] ?? "never" },
        }),
);

export const keypairName = key.name;
export const privateKey = key.privateKey;
export const instanceIds = pulumi.all(machines.map(({ id }) => id));
export const addresses = pulumi.all(machines.map(({ publicIp }) => publicIp));
