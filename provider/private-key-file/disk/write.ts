import { randomBytes } from "node:crypto";
import { link, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { codeOf, look } from "./look";

/** How a file is written. */
export interface Writing {
    /** Whether an existing file may be replaced. */
    readonly replace: boolean;
    readonly mode: number;
}

/**
 * Writes a file with its mode, so that a reader sees the old file or the complete new one, even after a power cut: a
 * temporary file in the same folder is filled, flushed and put in place in one step. The path itself becomes the file;
 * an existing link is replaced and not followed.
 * @returns false if something is there that must not be replaced.
 */
export async function write(path: string, content: string | Buffer, { replace, mode }: Writing): Promise<boolean> {
    const folder = dirname(path);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const temporary = join(folder, `.pulumi-twcc-${randomBytes(6).toString("hex")}`);
    try {
        await fill(temporary, content, mode);
        if (replace) await rename(temporary, path);
        else if (!(await putWhereNothingIs(temporary, path))) return false;
    } finally {
        await rm(temporary, { force: true }).catch(() => undefined);
    }
    await flush(folder);
    return true;
}

/** `wx` creates the file, and fails if anything is already there, even a link. */
async function fill(path: string, content: string | Buffer, mode: number): Promise<void> {
    const handle = await open(path, "wx", mode);
    try {
        // The umask may have removed more permissions.
        await handle.chmod(mode);
        await handle.writeFile(content);
        await handle.sync();
    } finally {
        await handle.close();
    }
}

/** The errors of file systems without hard links. Node reports exFAT on Windows as EISDIR (nodejs/node#65817). */
const withoutLinks: ReadonlySet<string> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EISDIR"]);

/** A hard link never replaces what somebody has put there in the meantime; a rename would. */
async function putWhereNothingIs(temporary: string, path: string): Promise<boolean> {
    try {
        await link(temporary, path);
        return true;
    } catch (error) {
        if (codeOf(error) === "EEXIST") return false;
        if (!withoutLinks.has(codeOf(error))) throw error;
    }
    if ((await look(path)).kind !== "nothing") return false;
    await rename(temporary, path);
    return true;
}

/** Flushes the folder, so that the new name lasts. Not every system can, but the content is already safe. */
async function flush(folder: string): Promise<void> {
    try {
        const handle = await open(folder, "r");
        await handle.sync().finally(() => handle.close());
    } catch {
        // Windows cannot open folders.
    }
}
