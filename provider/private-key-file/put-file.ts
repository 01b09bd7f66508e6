import type { UserError } from "../core/errors";
import type { Context } from "../core/resource";
import { claimed } from "./claimed";
import { look, type Found } from "./look";
import { failed, sharedByTwo } from "./messages";
import { absolutePath } from "./path";
import { folderOf } from "./place";
import type { PrivateKeyFileInputs } from "./types";
import { write } from "./write";
import { forget, isReleased, noteWritten, writerOf } from "./written";

/** What decides whether a file may be put in its place. */
export interface Terms {
    /** The mark of the resource that writes. */
    readonly writer: string;
    /** Whether what is there may be replaced without `overwrite`. */
    readonly isOurs: (found: Found) => boolean;
    /** Says that something else is there. */
    readonly refusal: (path: string, found: Found) => UserError;
}

/** What writing and removing files uses of an operation's context. */
export type FileContext = Pick<Context, "adoptions" | "claims" | "locks">;

/** What is at the path now, and what was there before. */
export interface Replaced {
    readonly written: Found;
    readonly before: Found;
    /** Whether a resource of this run has just let go of it. */
    readonly released: boolean;
}

/** Puts the file in its place, unless something is there that may not be replaced. */
export async function putFile(
    context: FileContext,
    { path, privateKey, overwrite }: PrivateKeyFileInputs,
    { writer, isOurs, refusal }: Terms,
): Promise<Replaced> {
    const file = absolutePath(path);
    return oneAtATime(context, file, async () => {
        try {
            const found = await look(file);
            await refuseAnothers(context, path, found, writer);
            const released = isReleased(context, found);
            const free = found.kind === "nothing";
            const permitted = overwrite === true && (found.kind === "file" || found.kind === "link");
            if (!free && !released && !permitted && !isOurs(found)) throw refusal(path, found);
            // Where nothing was, only `overwrite` may replace what comes there in this moment.
            if (!(await write(file, privateKey, !free || overwrite === true))) throw refusal(path, await look(file));
            forget(context, found);
            return { before: found, released, written: await noteWritten(context, file, writer, found) };
        } catch (error) {
            throw failed("write", path, error);
        }
    });
}

/** Between looking and acting nothing else of this run may act in the same folder, under whatever name. */
export async function oneAtATime<T>(context: FileContext, file: string, work: () => Promise<T>): Promise<T> {
    return context.locks.run(`files in ${await folderOf(file)}`, work);
}

/** Two resources for one file would be each other's undoing, and only the disk shows that their paths are one. */
async function refuseAnothers(context: FileContext, path: string, found: Found, writer: string): Promise<void> {
    const known = writerOf(context, found);
    const others = known !== undefined && known !== writer;
    if (others || (await claimed(context, path, found)) === "by another path") throw sharedByTwo(path);
}
