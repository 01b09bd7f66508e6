import { readFile } from "node:fs/promises";
import type { Context } from "../../core/resource";
import { claimed } from "./claimed";
import { deleteFile } from "./delete-file";
import { isHandedOn } from "./hand-on";
import { sha256, type WantedFile } from "../wanted-files";
import { holds, look, type Found } from "./look";
import { changedByAnother, failed, occupied, sharedByTwo } from "../messages";
import { absolutePath } from "../path";
import { folderOf } from "./place";
import { write } from "./write";
import { forgetting, isAnothers, isReleased, noteWritten } from "./written";

/** The part of an operation's context that writing and deleting files use. */
export type FileContext = Pick<Context, "adoptions" | "claims" | "locks">;

/** A file that was put in place. */
export interface PutFile {
    /** The file that is there now. */
    readonly written: Found;
    /** Whether a file with the same content existed before. */
    readonly adopted: boolean;
}

/**
 * Puts files of one folder in place, all or none. Fails if something is there that must not be replaced.
 * @param writer - the mark of the writing resource.
 */
export async function putFiles(context: FileContext, files: readonly WantedFile[], writer: string): Promise<PutFile[]> {
    return oneAtATime(context, files, async () => {
        const before: { readonly file: WantedFile; readonly found: Found }[] = [];
        for (const file of files) before.push({ file, found: await lookBefore(context, file, writer) });
        const put: PutFile[] = [];
        const takeBack: (() => Promise<void>)[] = [];
        // The private key comes last, so that a failure with the other file leaves it unchanged.
        for (const { file, found } of before.reverse()) {
            const path = absolutePath(file.path);
            try {
                // The last one needs none, and one that is too large for a key is not read.
                const canBeKept = file !== files[0] && found.kind === "file" && found.sha256 !== undefined;
                const old = canBeKept ? await readFile(path) : undefined;
                const one = await putFile(context, file, found, writer);
                put.unshift(one);
                if (found.kind === "nothing" || old !== undefined) {
                    takeBack.push(async () => {
                        const work = () => putBack(path, old, found);
                        await forgetting(context, one.written, work).catch(() => undefined);
                    });
                }
            } catch (error) {
                for (const work of takeBack) await work();
                throw failed("write", file.path, error);
            }
        }
        return put;
    });
}

/** Leaves at a path what was found there before it was written. */
async function putBack(path: string, old: Buffer | undefined, found: Found): Promise<void> {
    if (old === undefined) await deleteFile(path);
    else await write(path, old, { replace: true, mode: found.kind === "file" ? found.mode : 0o600 });
}

/** Runs work alone in its folder: between looking and acting, nothing else of this run may act there. */
export async function oneAtATime<T>(
    context: FileContext,
    [file]: readonly { readonly path: string }[],
    work: () => Promise<T>,
): Promise<T> {
    const folder = file === undefined ? "" : await folderOf(absolutePath(file.path));
    return context.locks.run(`files in ${folder}`, work);
}

/** What is at the path before the file is written. Fails if it must not be replaced. */
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
    await forgetting(context, found, async () => {
        // If nothing was there, only `overwrite` may replace what appears at this moment.
        const done = await write(place, content, { replace: found.kind !== "nothing" || overwrite, mode });
        if (!done) throw refusal(file, await look(place));
    });
    const wasThere = holds(found, sha256(content)) && !overwrite && !released;
    const notOurs = known === undefined || (known.adopted === true && wasThere && !isHandedOn(known, found));
    return { written: await noteWritten(context, place, writer, found), adopted: wasThere && notOurs };
}

function refusal({ path, known }: WantedFile, found: Found): Error {
    return known === undefined ? occupied(path, found) : changedByAnother(path, found);
}

/** Two resources with one file would destroy each other's, and only the disk shows that their paths are the same. */
async function refuseAnothers(context: FileContext, path: string, found: Found, writer: string): Promise<void> {
    if (isAnothers(context, found, writer) || (await claimed(context, path, found)) === "by another path")
        throw sharedByTwo(path);
}
