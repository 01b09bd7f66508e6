import { constants, type BigIntStats } from "node:fs";
import { lstat, open } from "node:fs/promises";
import { sha256 } from "../key-files";

/** A file at a path. */
export interface FoundFile {
    readonly kind: "file";
    /** Device and index node: the same for one file under all of its names. */
    readonly identity: string;
    /** When its content changed, in nanoseconds. */
    readonly modified: bigint;
    /** Its permissions. */
    readonly mode: number;
    /** Absent where the file is too large to hold a key. */
    readonly sha256?: string;
}

/** What is at a path. Links are not followed: what they lead to is somebody else's. */
export type Found = { readonly kind: "nothing" } | FoundFile | { readonly kind: "link" | "folder" | "special" };

/** No private key file is larger; whatever is, is not read. */
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
        // ENOTDIR: there is a file where one of the folders should be.
        if (["ENOENT", "ENOTDIR"].includes(codeOf(error))) return { kind: "nothing" };
        throw error;
    }
}

/** Whether a file with exactly this content is there. */
export function holds(found: Found, content: string | undefined): found is FoundFile {
    return found.kind === "file" && found.sha256 !== undefined && found.sha256 === content;
}

/** What is the same for one file or folder under all of its names. */
export function identityOf({ dev, ino }: BigIntStats): string {
    return `${dev}:${ino}`;
}

/** What came in the file's place since it was looked at is neither followed nor waited for. */
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
