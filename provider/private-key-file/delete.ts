import { unlink } from "node:fs/promises";
import type { Context } from "../core/resource";
import { claimed } from "./claimed";
import { handOn, isHandedOn } from "./hand-on";
import { holds, look, type Found, type FoundFile } from "./look";
import { failed, nameOf } from "./messages";
import { absolutePath, describe } from "./path";
import { oneAtATime } from "./put-file";
import type { PrivateKeyFileState } from "./types";
import { forget, modifiedBefore, release, writerOf } from "./written";

/** Removes the file that we wrote: already gone is success, and anything else at its path is left alone. */
export async function remove(context: Context, _id: string, state: PrivateKeyFileState): Promise<void> {
    const file = absolutePath(state.path);
    await oneAtATime(context, file, async () => {
        try {
            const found = await look(file);
            if (found.kind === "nothing") return;
            if (await anothers(context, file, state, found)) stays(context, state.path);
            else if (!holds(found, state.contentSha256)) {
                leave(
                    context,
                    state.path,
                    `there is ${nameOf(found)} that is not what was written. Only the state forgets it.`,
                );
            } else if (!isOurs(state, found)) {
                leave(
                    context,
                    state.path,
                    "a file with this very key was there before this resource wrote it. Remove it yourself if nobody needs it.",
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

/** Whether another resource of this run has the file. What was ours is that one's then. */
async function anothers(context: Context, file: string, state: PrivateKeyFileState, found: Found): Promise<boolean> {
    const writer = writerOf(context, found);
    if (writer === state.writer && writer !== undefined) return false;
    const ours =
        holds(found, state.contentSha256) &&
        isOurs(state, found, writer === undefined ? undefined : modifiedBefore(context, writer));
    if (writer !== undefined) {
        if (ours) await handOn(file, writer);
        return true;
    }
    // Written in an earlier run, or to be written yet: the engine may delete the old resource first.
    if (!holds(found, state.contentSha256) || (await claimed(context, state.path, found)) === undefined) return false;
    if (ours) release(context, found);
    return true;
}

/** Whether this stack wrote the file first. */
function isOurs(state: PrivateKeyFileState, found: FoundFile, before = found.modified): boolean {
    return state.adopted !== true || isHandedOn(state, found) || isHandedOn(state, { modified: before });
}

function leave({ log }: Pick<Context, "log">, path: string, why: string): void {
    log.warn(`The private key file ${describe(path)} was left alone: ${why}`);
}

/** Nothing is wrong: a file outlives one of its resources where another one has it. */
function stays({ log }: Pick<Context, "log">, path: string): void {
    log.info(
        `The private key file ${describe(path)} stays: another resource of this program, or what replaces this one, has it now.`,
    );
}
