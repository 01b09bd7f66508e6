import type { Context } from "../core/resource";
import { sha256 } from "./content";
import { isHandedOn } from "./hand-on";
import { holds } from "./look";
import { changedByAnother } from "./messages";
import { keepsModes } from "./modes";
import { putFile } from "./put-file";
import { stateOf } from "./state";
import type { PrivateKeyFileInputs, PrivateKeyFileState } from "./types";
import { newWriter } from "./written";

/** Writes the key that is wanted now, as long as what is there is ours or nothing. The path leads where it led before. */
export async function update(
    context: Context,
    _id: string,
    state: PrivateKeyFileState,
    inputs: PrivateKeyFileInputs,
): Promise<PrivateKeyFileState> {
    const wanted = sha256(inputs.privateKey);
    const writer = state.writer ?? newWriter();
    const { written, before } = await putFile(context, inputs, {
        writer,
        isOurs: (found) => holds(found, state.contentSha256) || holds(found, wanted),
        refusal: changedByAnother,
    });
    const untouched = holds(before, wanted) && !isHandedOn(state, before);
    const adopted = state.adopted === true && untouched && inputs.overwrite !== true;
    return stateOf(inputs, { writer, adopted, keepsModes: keepsModes(context, inputs.path, written) });
}
