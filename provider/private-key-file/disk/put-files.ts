import { unlink } from "node:fs/promises";
import type { Context } from "../../core/resource";
import { claimed } from "./claimed";
import { isHandedOn } from "./hand-on";
import { sha256, type WantedFile } from "../key-files";
import { holds, look, type Found } from "./look";
import { changedByAnother, failed, occupied, sharedByTwo } from "../messages";
import { absolutePath } from "../path";
import { folderOf } from "./place";
import { write } from "./write";
import { forget, isAnothers, isReleased, noteWritten } from "./written";

/** What writing and removing files uses of an operation's context. */
export type FileContext = Pick<Context, "adoptions" | "claims" | "locks">;

/** A file that was put in its place. */
export interface PutFile {
    /** What is there now. */
    readonly written: Found;
    /** A file with this very content was there before us. */
    readonly adopted: boolean;
}

/**
 * Puts files of one folder in their places, all or none, unless something is there that may not be replaced.
 * @param writer - the mark of the resource that writes.
 */
export async function putFiles(context: FileContext, files: readonly WantedFile[], writer: string): Promise<PutFile[]> {
    return oneAtATime(context, files, async () => {
        const before: { readonly file: WantedFile; readonly found: Found }[] = [];
        for (const file of files) before.push({ file, found: await lookBefore(context, file, writer) });
        const put: PutFile[] = [];
        const made: { readonly path: string; readonly written: Found }[] = [];
        // The private key comes last, so that a failure with the other file leaves it as it was.
        for (const { file, found } of before.reverse()) {
            try {
                const one = await putFile(context, file, found, writer);
                put.unshift(one);
                if (found.kind === "nothing") made.push({ path: absolutePath(file.path), written: one.written });
            } catch (error) {
                for (const { path, written } of made) {
                    await unlink(path).catch(() => undefined);
                    forget(context, written);
                }
                throw failed("write", file.path, error);
            }
        }
        return put;
    });
}

/** Between looking and acting nothing else of this run may act in the same folder, under whatever name. */
export async function oneAtATime<T>(
    context: FileContext,
    [file]: readonly { readonly path: string }[],
    work: () => Promise<T>,
): Promise<T> {
    const folder = file === undefined ? "" : await folderOf(absolutePath(file.path));
    return context.locks.run(`files in ${folder}`, work);
}

/** What is there before a file is put. Fails where it may not be replaced. */
async function lookBefore(context: FileContext, file: WantedFile, writer: string): Promise<Found> {
    const { path, content, overwrite, known } = file;
    try {
        const found = await look(absolutePath(path));
        await refuseAnothers(context, path, found, writer);
        const isOurs =
            holds(found, sha256(content)) || holds(found, known?.contentSha256) || isReleased(context, found);
        const permitted = overwrite && (found.kind === "file" || found.kind === "link");
        if (found.kind !== "nothing" && !isOurs && !permitted) throw refusal(file, found);
        return found;
    } catch (error) {
        throw failed("write", path, error);
    }
}

async function putFile(context: FileContext, file: WantedFile, found: Found, writer: string): Promise<PutFile> {
    const { path, content, mode, overwrite, known } = file;
    const place = absolutePath(path);
    const released = isReleased(context, found);
    // Where nothing was, only `overwrite` may replace what comes there in this moment.
    const done = await write(place, content, { replace: found.kind !== "nothing" || overwrite, mode });
    if (!done) throw refusal(file, await look(place));
    forget(context, found);
    const wasThere = holds(found, sha256(content)) && !overwrite && !released;
    const notOurs = known === undefined || (known.adopted === true && wasThere && !isHandedOn(known, found));
    return { written: await noteWritten(context, place, writer, found), adopted: wasThere && notOurs };
}

function refusal({ path, known }: WantedFile, found: Found): Error {
    return known === undefined ? occupied(path, found) : changedByAnother(path, found);
}

/** Two resources for one file would be each other's undoing, and only the disk shows that their paths are one. */
async function refuseAnothers(context: FileContext, path: string, found: Found, writer: string): Promise<void> {
    if (isAnothers(context, found, writer) || (await claimed(context, path, found)) === "by another path")
        throw sharedByTwo(path);
}
