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
export type { GetKeypairArgs, GetKeypairOutputArgs } from "./get-keypair";
export { getKeypairs, getKeypairsOutput } from "./get-keypairs";
export type { GetKeypairsArgs, GetKeypairsOutputArgs, GetKeypairsResult } from "./get-keypairs";
export { getPublicKey, getPublicKeyOutput } from "./get-public-key";
export type { GetPublicKeyArgs, GetPublicKeyOutputArgs, GetPublicKeyResult } from "./get-public-key";
export { importFileOf } from "./import-file";
export type { ImportedKeypair, ImportFile } from "./import-file";
export { Instance } from "./instance";
export type { InstanceConstructor, WithPublicIp } from "./instance";
export type { InstanceArgs } from "./instance-args";
export type { InstanceState } from "./instance-state";
export { Keypair } from "./keypair";
export type { KeypairConstructor, WithPrivateKey } from "./keypair";
export type { KeypairArgs } from "./keypair-args";
export type { KeypairDrift, KeypairState } from "./keypair-state";
export type { GetKeypairResult, KeypairSummary } from "./look-up-results";
export { PrivateKeyFile } from "./private-key-file";
export type { PrivateKeyFileDrift } from "./private-key-file";
export type { PrivateKeyFileArgs } from "./private-key-file-args";
export { Provider } from "./provider";
export type { ProviderArgs } from "./provider-args";
