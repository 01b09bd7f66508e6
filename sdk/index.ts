export { Instance } from "./instance";
export type { InstanceArgs } from "./instance-args";
export { Keypair } from "./keypair";
export type { Drift } from "./keypair";
export type { KeypairArgs } from "./keypair-args";
