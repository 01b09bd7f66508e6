import * as pulumi from "@pulumi/pulumi";
import * as twcc from "pulumi-twcc";

const key = new twcc.Keypair("fleet");

const machines = [1, 2, 3, 4, 5].map(
    (number) =>
        new twcc.Instance(`node-${number}`, {
            keypair: key.name,
            solution: "Ubuntu",
            image: "Ubuntu 22.04",
            flavor: "02_vCPU_016GB_MEM_100GB_HDD",
            assignFloatingIp: true,
        }),
);

export const keypairName = key.name;
export const privateKey = key.privateKey;
export const instanceIds = pulumi.all(machines.map(({ id }) => id));
export const addresses = pulumi.all(machines.map(({ publicIp }) => publicIp));
