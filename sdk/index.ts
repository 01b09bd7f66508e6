export { Keypair } from "./keypair";
export type { Drift } from "./keypair";
export type { KeypairArgs } from "./keypair-args";
