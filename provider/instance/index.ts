export { instance } from "./instance";
export { instanceArguments, instanceOutputs, token } from "./properties";
export type { InstanceInputs, InstanceState } from "./types";
