export { keypair } from "./keypair";
export { keypairArguments, keypairOutputs, token } from "./properties";
export type { Drift, KeypairInputs, KeypairState, OnConflict } from "./types";
