import type { Context } from "../core/resource";
import { publicHalf } from "../key-material";
import { sha256, wantedFiles } from "./wanted-files";
import { keepsModes } from "./disk/check-mode";
import type { PutFile } from "./disk/put-files";
import type { PrivateKeyFileInputs, PrivateKeyFileState } from "./types";

/** The complete state of files with the wanted content. */
export function stateOf(
    context: Pick<Context, "log">,
    inputs: PrivateKeyFileInputs,
    writer: string,
    [privateFile, publicFile]: readonly PutFile[],
): PrivateKeyFileState {
    const [wanted, wantedPublic] = wantedFiles(inputs).map(({ content }) => sha256(content));
    return {
        path: inputs.path,
        fingerprintSha256: publicHalf(inputs.privateKey, inputs.lockedKey).fingerprintSha256,
        ...(wanted !== undefined && { contentSha256: wanted }),
        writer,
        ...(privateFile !== undefined && keepsModes(context, inputs.path, privateFile.written) && { keepsModes: true }),
        ...(privateFile?.adopted === true && { adopted: true }),
        ...(wantedPublic !== undefined && {
            publicFile: { contentSha256: wantedPublic, ...(publicFile?.adopted === true && { adopted: true }) },
        }),
    };
}
