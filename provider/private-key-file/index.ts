export { privateKeyFile } from "./private-key-file";
export { privateKeyFileArguments, privateKeyFileOutputs } from "./properties";
