import * as pulumi from "@pulumi/pulumi";
import * as twcc from "pulumi-twcc";

// Each generation is a key pair and the machine that was made with it. Two at a time while you move over.
const generations = new pulumi.Config().getObject<string[]>("generations") ?? ["2026-11"];

const made = generations.map((generation) => {
    const key = new twcc.Keypair(`team-${generation}`, { name: `team-${generation}` });
    const machine = new twcc.Instance(`web-${generation}`, {
        keypair: key.name,
        solution: "Ubuntu",
        image: "Ubuntu 22.04",
        flavor: "02_vCPU_016GB_MEM_100GB_HDD",
        assignFloatingIp: true,
    });
    return { generation, key, machine };
});

const byGeneration = <T>(value: (one: (typeof made)[number]) => T) =>
    Object.fromEntries(made.map((one) => [one.generation, value(one)]));

export const keypairNames = byGeneration(({ key }) => key.name);
export const privateKeys = byGeneration(({ key }) => key.privateKey);
export const instanceIds = byGeneration(({ machine }) => machine.id);
export const addresses = byGeneration(({ machine }) => machine.publicIp);
