import * as pulumi from "@pulumi/pulumi";
import * as twcc from "pulumi-twcc";

// One key pair a stack. The API key comes from the pipeline's secrets, as TWCC_API_KEY.
const deploy = new twcc.Keypair("deploy", { keepers: { rotated: process.env.KEY_ROTATION ?? "never" } });

export const keypairName = deploy.name;
export const privateKey = deploy.privateKey;
export const stack = pulumi.getStack();
