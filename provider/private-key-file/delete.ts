import { unlink } from "node:fs/promises";
import type { Context } from "../core/resource";
import { claimed } from "./claimed";
import { holds, look } from "./look";
import { failed, nameOf } from "./messages";
import { absolutePath, describe } from "./path";
import { oneAtATime } from "./put-file";
import type { PrivateKeyFileState } from "./types";
import { forget, release, writerOf } from "./written";

/** Removes the file that we wrote: already gone is success, and anything else at its path is left alone. */
export async function remove(context: Context, _id: string, state: PrivateKeyFileState): Promise<void> {
    const file = absolutePath(state.path);
    const leave = (why: string) => {
        context.log.warn(`The private key file ${describe(state.path)} was left alone: ${why}`);
    };
    await oneAtATime(context, file, async () => {
        try {
            const found = await look(file);
            if (found.kind === "nothing") return;
            const writer = writerOf(context, found);
            if (writer !== undefined && writer !== state.writer) {
                stays(context, state.path);
            } else if (!holds(found, state.contentSha256)) {
                leave(`there is ${nameOf(found)} that is not what was written. Only the state forgets it.`);
            } else if (writer === undefined && (await claimed(context, state.path, found)) !== undefined) {
                // Written in an earlier run, or to be written yet: the engine may delete the old resource first.
                if (state.adopted !== true) release(context, found);
                stays(context, state.path);
            } else if (state.adopted === true) {
                leave(
                    "it was there with this very key before this stack wrote it. Remove it yourself if nobody needs it.",
                );
            } else {
                await unlink(file);
                forget(context, found);
            }
        } catch (error) {
            throw failed("remove", state.path, error);
        }
    });
}

/** Nothing is wrong: a file outlives one of its resources where another one has it. */
function stays({ log }: Pick<Context, "log">, path: string): void {
    log.info(
        `The private key file ${describe(path)} stays: another resource of this program, or what replaces this one, has it now.`,
    );
}
