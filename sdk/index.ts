export {
    Algorithm,
    DataVolumeType,
    EcdsaCurve,
    GeneratedBy,
    OnConflict,
    PrivateKeyFormat,
    SystemVolumeType,
} from "./closed-sets";
export { getKeypair, getKeypairOutput } from "./get-keypair";
export type { GetKeypairArgs, GetKeypairOutputArgs, GetKeypairResult } from "./get-keypair";
export { getKeypairs, getKeypairsOutput } from "./get-keypairs";
export type { GetKeypairsArgs, GetKeypairsOutputArgs, GetKeypairsResult, KeypairSummary } from "./get-keypairs";
export { Instance } from "./instance";
export type { InstanceArgs } from "./instance-args";
export type { InstanceConstructor, WithPublicIp } from "./instance-constructor";
export type { InstanceState } from "./instance-state";
export { Keypair } from "./keypair";
export type { KeypairArgs } from "./keypair-args";
export type { KeypairConstructor, WithPrivateKey } from "./keypair-constructor";
export type { KeypairDrift, KeypairState } from "./keypair-state";
export { PrivateKeyFile } from "./private-key-file";
export type { PrivateKeyFileDrift } from "./private-key-file";
export type { PrivateKeyFileArgs } from "./private-key-file-args";
