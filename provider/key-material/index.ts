export { problemOfComment } from "./comment";
export { KeyMaterialError } from "./errors";
export { generateKey } from "./generate-key";
export { parsePrivateKey } from "./parse-private-key";
export { parsePublicKey } from "./parse-public-key";
export { formatPublicKey } from "./public-key";
export { privateKeyFormats } from "./types";
export type { Algorithm, EcdsaCurve, KeySpec, PrivateKey, PrivateKeyFormat, PublicKey } from "./types";
export { formatPrivateKey } from "./write-private-key";
