import type { Context } from "../../core/resource";
import { claimed } from "../disk/claimed";
import { deleteFile } from "../disk/delete-file";
import { handOn, isHandedOn } from "../disk/hand-on";
import { knownFiles, type KnownFile } from "../wanted-files";
import { holds, look, type Found, type FoundFile } from "../disk/look";
import { failed, nameOf } from "../messages";
import { absolutePath, nameFile } from "../path";
import { oneAtATime } from "../disk/put-files";
import type { PrivateKeyFileState } from "../types";
import { forgetting, modifiedBefore, release, writerOf } from "../disk/written";

/** Deletes the files that we wrote. If they are already gone, that is a success. Anything else is left alone. */
export async function remove(context: Context, _id: string, state: PrivateKeyFileState): Promise<void> {
    await removeFiles(context, knownFiles(state));
}

/** Deletes some of the files of a resource. */
export async function removeFiles(context: Context, all: readonly (KnownFile | undefined)[]): Promise<void> {
    const files = all.filter((file) => file !== undefined);
    await oneAtATime(context, files, async () => {
        let replaced = false;
        for (const file of files) replaced = (await removeFile(context, file, replaced)) || replaced;
    });
}

/**
 * @param replaced - whether this run wrote the replacement of the resource, and so all wanted files.
 * @returns whether another resource of this run wrote the file.
 */
async function removeFile(context: Context, known: KnownFile, replaced: boolean): Promise<boolean> {
    const file = absolutePath(known.path);
    const leave = (why: string) => {
        context.log.warn(`The ${nameFile(known.path)} was left alone: ${why}`);
    };
    try {
        const found = await look(file);
        if (found.kind === "nothing") return false;
        const holder = await holderOf(context, known, found, replaced);
        if (holder !== undefined) {
            // Not a problem: a file stays if another resource has it.
            context.log.info(
                `The ${nameFile(known.path)} was not deleted: another resource in this program, or the replacement of this one, uses it now.`,
            );
        } else if (!holds(found, known.contentSha256)) {
            leave(`there is ${nameOf(found)} that this resource did not write. It is only removed from the state.`);
        } else if (!isOurs(known, found)) {
            leave("a file with the same key existed before this resource wrote it. Delete it if nobody needs it.");
        } else {
            await forgetting(context, found, () => deleteFile(file));
        }
        return holder === "its writer";
    } catch (error) {
        throw failed("remove", known.path, error);
    }
}

/** The other resource of this run that has the file, if there is one. If the file was ours, that resource gets it. */
async function holderOf(
    context: Context,
    known: KnownFile,
    found: Found,
    replaced: boolean,
): Promise<"its writer" | "its claimant" | undefined> {
    const writer = writerOf(context, found);
    const holdsOurs = holds(found, known.contentSha256);
    if (writer !== undefined) {
        if (writer === known.writer) return undefined;
        if (holdsOurs && isOurs(known, found, modifiedBefore(context, found))) {
            await handOn(absolutePath(known.path), writer);
        }
        return "its writer";
    }
    // Written in an earlier run, or not written yet: the engine may delete the old resource first.
    if (replaced || !holdsOurs || (await claimed(context, known.path, found)) === undefined) return undefined;
    if (isOurs(known, found)) release(context, found);
    return "its claimant";
}

/** Whether this stack wrote the file first. */
function isOurs(known: KnownFile, found: FoundFile, before = found.modified): boolean {
    return known.adopted !== true || isHandedOn(known, found) || isHandedOn(known, { modified: before });
}
