import * as twcc from "pulumi-twcc";

// Generated on your computer. Only the public half is sent to TWCC.
const key = new twcc.Keypair("web");

export const keypairName = key.name;
export const fingerprint = key.fingerprint;
export const privateKey = key.privateKey;
