import { parsePrivateKey } from "../key-material";
import { sha256 } from "./content";
import type { PrivateKeyFileInputs, PrivateKeyFileState } from "./types";

/** The whole state of a file that holds what the arguments want. */
export function stateOf(
    inputs: PrivateKeyFileInputs,
    origin: { readonly writer: string; readonly adopted: boolean; readonly keepsModes: boolean },
): PrivateKeyFileState {
    return {
        path: inputs.path,
        fingerprintSha256: parsePrivateKey(inputs.privateKey).publicKey.fingerprintSha256,
        contentSha256: sha256(inputs.privateKey),
        writer: origin.writer,
        ...(origin.keepsModes && { keepsModes: true }),
        ...(origin.adopted && { adopted: true }),
    };
}
