import type { Context } from "../../core/resource";
import { wantedFiles } from "../wanted-files";
import { putFiles } from "../disk/put-files";
import { stateOf } from "../state";
import type { PrivateKeyFileInputs, PrivateKeyFileState } from "../types";
import { newWriter } from "../disk/written";

/**
 * Writes the files. An existing file with the same content, for example one that somebody saved by hand, is taken over
 * without `overwrite`, since nothing is lost. It is written anyway, for its mode.
 */
export async function create(context: Context, inputs: PrivateKeyFileInputs): Promise<PrivateKeyFileState> {
    const writer = newWriter();
    return stateOf(context, inputs, writer, await putFiles(context, wantedFiles(inputs), writer));
}
