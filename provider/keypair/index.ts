export { keypair } from "./keypair";
export { keypairArguments, keypairOutputs, secretsOf, token } from "./properties";
export type { Drift, KeypairInputs, KeypairState, OnConflict } from "./types";
