import * as pulumi from "@pulumi/pulumi";
import * as twcc from "pulumi-twcc";
import { VcsInstance } from "./vcs-instance";

const rotated = new pulumi.Config().get("rotated") ?? "2026-11";
const key = new twcc.Keypair("web", { name: "web", keepers: { rotated } });

// Refers to the key pair by name: rotating the key touches no instance.
const instance = new VcsInstance("web", {
    keypair: key.name,
    image: "Ubuntu 20.04",
    flavor: "02_vCPU_016GB_MEM_100GB_HDD",
    privateNetwork: "default_network",
    floatingIp: "floating",
});

export const keypairName = instance.keypair;
export const fingerprint = key.fingerprint;
export const privateKey = key.privateKey;
