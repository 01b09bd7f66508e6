import type { Context } from "../core/resource";
import { sha256 } from "./content";
import { holds } from "./look";
import { occupied } from "./messages";
import { keepsModes } from "./modes";
import { putFile } from "./put-file";
import { stateOf } from "./state";
import type { PrivateKeyFileInputs, PrivateKeyFileState } from "./types";
import { newWriter } from "./written";

/**
 * Writes the file. One with this very key that is there already, as one that somebody saved by hand, is taken over
 * without `overwrite`: nothing is lost. It is written all the same, for its mode.
 */
export async function create(context: Context, inputs: PrivateKeyFileInputs): Promise<PrivateKeyFileState> {
    const wanted = sha256(inputs.privateKey);
    const writer = newWriter();
    const { written, before, released } = await putFile(context, inputs, {
        writer,
        isOurs: (found) => holds(found, wanted),
        refusal: occupied,
    });
    const adopted = holds(before, wanted) && inputs.overwrite !== true && !released;
    return stateOf(inputs, { writer, adopted, keepsModes: keepsModes(context, inputs.path, written) });
}
