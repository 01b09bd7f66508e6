import type { Context } from "../core/resource";
import { sha256 } from "./content";
import { holds } from "./look";
import { occupied } from "./messages";
import { absolutePath } from "./path";
import { putFile } from "./put-file";
import { stateOf } from "./state";
import type { PrivateKeyFileInputs, PrivateKeyFileState } from "./types";
import { markWriter } from "./writer";

/**
 * Writes the file. One with this very key that is there already, as one that somebody saved by hand, is taken over
 * without `overwrite`: nothing is lost. It is written anew all the same, for its mode.
 */
export async function create(context: Context, inputs: PrivateKeyFileInputs): Promise<PrivateKeyFileState> {
    const wanted = sha256(inputs.privateKey);
    const before = await putFile(inputs, (found) => holds(found, wanted), occupied);
    const adopted = holds(before, wanted) && inputs.overwrite !== true;
    return stateOf(inputs, { writer: await markWriter(context, absolutePath(inputs.path)), adopted });
}
