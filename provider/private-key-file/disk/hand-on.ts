import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import type { FoundFile } from "./look";
import type { PrivateKeyFileState } from "../types";

/**
 * Hands a file of this stack on to the resource that took it over. The state of that resource is already saved and says
 * that the file existed before, but the file itself can still show whose it is. So its modification time gets a
 * fraction of a second that is derived from the mark of its new writer. If that is lost, on a disk with whole seconds
 * or by another program, the file stays for the user to delete.
 */
export async function handOn(file: string, writer: string): Promise<void> {
    try {
        const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
        try {
            const { atimeMs, mtimeMs } = await handle.stat();
            await handle.utimes(atimeMs / 1000, Math.floor(mtimeMs / 1000) + fractionOf(writer) / million);
        } finally {
            await handle.close();
        }
    } catch {
        // Only its owner may set it.
    }
}

/** Whether a file that existed before was this stack's own, see {@link handOn}. */
export function isHandedOn(
    { writer }: Pick<PrivateKeyFileState, "writer">,
    { modified }: Pick<FoundFile, "modified">,
): boolean {
    if (writer === undefined) return false;
    const microseconds = Number((modified / 1000n) % BigInt(million));
    // Systems round the floating-point number.
    return Math.abs(microseconds - fractionOf(writer)) <= 1;
}

const million = 1_000_000;

/** Microseconds that are far enough from a full second, so that rounding does not change the second. */
function fractionOf(writer: string): number {
    const number = createHash("sha256").update(`handed on to ${writer}`).digest().readUInt32BE();
    return 10 + (number % (million - 20));
}
