export { Keypair } from "./keypair";
export type { Drift } from "./keypair";
export type { KeypairArgs } from "./keypair-args";
export { PrivateKeyFile } from "./private-key-file";
export type { PrivateKeyFileDrift } from "./private-key-file";
export type { PrivateKeyFileArgs } from "./private-key-file-args";
