import { constants, type BigIntStats } from "node:fs";
import { lstat, open } from "node:fs/promises";
import { sha256 } from "../wanted-files";

/** A file at a path. */
export interface FoundFile {
    readonly kind: "file";
    /** Device and index node: equal for all names of a file. */
    readonly identity: string;
    /** The modification time in nanoseconds. */
    readonly modified: bigint;
    /** Its permissions. */
    readonly mode: number;
    /** Absent if the file is too large for a key. */
    readonly sha256?: string;
}

/** What is at a path. Links are not followed: their target is somebody else's. */
export type Found = { readonly kind: "nothing" } | FoundFile | { readonly kind: "link" | "folder" | "special" };

/** The largest file that is read. Private key files are smaller. */
const largest = 128 * 1024;

/** Looks at a path without changing anything. */
export async function look(path: string): Promise<Found> {
    try {
        const stats = await lstat(path, { bigint: true });
        if (stats.isSymbolicLink()) return { kind: "link" };
        if (stats.isDirectory()) return { kind: "folder" };
        if (!stats.isFile()) return { kind: "special" };
        const file = {
            kind: "file",
            identity: identityOf(stats),
            modified: stats.mtimeNs,
            mode: Number(stats.mode) & 0o777,
        } as const;
        return stats.size > largest ? file : { ...file, sha256: await hashOf(path) };
    } catch (error) {
        // ENOTDIR: a file is in the place of a folder.
        if (["ENOENT", "ENOTDIR"].includes(codeOf(error))) return { kind: "nothing" };
        throw error;
    }
}

/** Whether the file has exactly this content. */
export function holds(found: Found, content: string | undefined): found is FoundFile {
    return found.kind === "file" && found.sha256 !== undefined && found.sha256 === content;
}

/** The identity of a file or folder: equal for all of its names. */
export function identityOf({ dev, ino }: BigIntStats): string {
    return `${dev}:${ino}`;
}

/** If something else has taken the file's place since the look, a link is not followed and a pipe not waited for. */
async function hashOf(path: string): Promise<string> {
    const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
        return sha256(await handle.readFile());
    } finally {
        await handle.close();
    }
}

/** The code of a system's error, such as ENOENT, or "". */
export function codeOf(error: unknown): string {
    const { code } = error as { readonly code?: unknown };
    return typeof code === "string" ? code : "";
}
