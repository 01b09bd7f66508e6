import { randomBytes } from "node:crypto";
import type { Context } from "../../core/resource";
import { look, type Found, type FoundFile } from "./look";

/** Remembers for one run which files it wrote. */
type Memory = Pick<Context, "adoptions">;

/** A new mark for a resource that writes a file. It goes into the state. */
export function newWriter(): string {
    return randomBytes(4).toString("hex");
}

/**
 * Notes that this run has written the file at this path, in place of what was found there.
 * @returns the file as it is now.
 */
export async function noteWritten(memory: Memory, file: string, writer: string, before: Found): Promise<Found> {
    const found = await look(file);
    if (found.kind !== "file") return found;
    memory.adoptions.set(keyOf(found.identity), writer);
    memory.adoptions.set(timeOf(found.identity), String(found.modified));
    if (before.kind === "file") memory.adoptions.set(replacedBy(found.identity), String(before.modified));
    else memory.adoptions.delete(replacedBy(found.identity));
    return found;
}

/**
 * The modification time of the file in whose place this run wrote this one. Of each file, since a writer has two, and
 * only one of them may have been ours.
 */
export function modifiedBefore(memory: Memory, found: FoundFile): bigint | undefined {
    const modified = memory.adoptions.get(replacedBy(found.identity));
    return modified === undefined ? undefined : BigInt(modified);
}

/** The mark of the writer, if this run wrote the file. By identity, since one file may have several names. */
export function writerOf(memory: Memory, found: Found): string | undefined {
    return found.kind === "file" ? memory.adoptions.get(keyOf(found.identity)) : undefined;
}

/**
 * Whether another writer of this run wrote the file. If somebody deleted that file in the meantime, its index node may
 * belong to another one, so the time counts, too. Before a delete the time does not count, to be safe.
 */
export function isAnothers(memory: Memory, found: Found, writer: string): boolean {
    const known = writerOf(memory, found);
    if (found.kind !== "file" || known === undefined || known === writer) return false;
    return memory.adoptions.get(timeOf(found.identity)) === String(found.modified);
}

/** Lets the next resource of this run take over a file of ours that stays. */
export function release(memory: Memory, found: Found): void {
    if (found.kind === "file") memory.adoptions.set(releaseOf(found.identity), String(found.modified));
}

/** Whether a file was ours until a moment ago. */
export function isReleased(memory: Memory, found: Found): boolean {
    return found.kind === "file" && memory.adoptions.get(releaseOf(found.identity)) === String(found.modified);
}

/**
 * Forgets a file while it is deleted or replaced: as soon as it is gone, the system may give its index node to a file of
 * another resource of this run, whose note must stay. If the work fails, the file is known as before.
 */
export async function forgetting<T>(memory: Memory, found: Found, work: () => Promise<T>): Promise<T> {
    if (found.kind !== "file") return work();
    const notes = [keyOf(found.identity), releaseOf(found.identity)].map(
        (key) => [key, memory.adoptions.get(key)] as const,
    );
    for (const [key] of notes) memory.adoptions.delete(key);
    try {
        return await work();
    } catch (error) {
        for (const [key, note] of notes) {
            if (note !== undefined && !memory.adoptions.has(key)) memory.adoptions.set(key, note);
        }
        throw error;
    }
}

const keyOf = (identity: string) => `file ${identity}`;
const timeOf = (identity: string) => `time of file ${identity}`;
const replacedBy = (identity: string) => `file replaced by file ${identity}`;
const releaseOf = (identity: string) => `released file ${identity}`;
