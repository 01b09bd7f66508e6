import { unlink } from "node:fs/promises";
import type { Context } from "../core/resource";
import { holds, look } from "./look";
import { failed, nameOf } from "./messages";
import { absolutePath, describe } from "./path";
import type { PrivateKeyFileState } from "./types";
import { writtenByAnother } from "./writer";

/** Removes the file that we wrote: already gone is success, and anything else at its path is left alone. */
export async function remove(context: Context, _id: string, state: PrivateKeyFileState): Promise<void> {
    const file = absolutePath(state.path);
    const leave = (why: string) => {
        context.log.warn(`The private key file ${describe(state.path)} was left alone: ${why}`);
    };
    try {
        const found = await look(file);
        if (found.kind === "nothing") return;
        if (await writtenByAnother(context, file, state)) {
            leave("another resource of this stack has just written it.");
        } else if (!holds(found, state.contentSha256)) {
            leave(`there is ${nameOf(found)} that is not what was written. Only the state forgets it.`);
        } else if (state.adopted === true) {
            leave("it was there with this very key before this stack wrote it. Remove it yourself if nobody needs it.");
        } else {
            await unlink(file);
        }
    } catch (error) {
        throw failed("remove", state.path, error);
    }
}
