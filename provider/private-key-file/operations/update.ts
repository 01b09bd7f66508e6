import type { Context } from "../../core/resource";
import { removeFiles } from "./delete";
import { knownFiles, wantedFiles } from "../wanted-files";
import { putFiles } from "../disk/put-files";
import { stateOf } from "../state";
import type { PrivateKeyFileInputs, PrivateKeyFileState } from "../types";
import { newWriter } from "../disk/written";

/**
 * Writes the wanted key, unless something is there that is not ours, and deletes a public key file that is no longer
 * wanted. The path leads to the same place as before.
 */
export async function update(
    context: Context,
    _id: string,
    state: PrivateKeyFileState,
    inputs: PrivateKeyFileInputs,
): Promise<PrivateKeyFileState> {
    const writer = state.writer ?? newWriter();
    const put = await putFiles(context, wantedFiles(inputs, state), writer);
    if (inputs.publicKeyFile !== true) {
        await removeFiles(
            context,
            knownFiles(state).filter((file) => file?.isPublic === true),
        );
    }
    return stateOf(context, inputs, writer, put);
}
