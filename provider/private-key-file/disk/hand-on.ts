import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import type { FoundFile } from "./look";
import type { PrivateKeyFileState } from "../types";

/**
 * Hands a file of this stack on to the resource that has taken it over. That one's state is saved already, and says
 * that the file was there before; the file itself can still say whose it is. So its time of change gets a fraction of a
 * second that follows from the mark of its new writer. Where that is lost, by a disk that keeps whole seconds or by
 * another program, the file is left for its user to remove.
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

/** Whether a file that was there before was this stack's own, see {@link handOn}. */
export function isHandedOn(
    { writer }: Pick<PrivateKeyFileState, "writer">,
    { modified }: Pick<FoundFile, "modified">,
): boolean {
    if (writer === undefined) return false;
    const microseconds = Number((modified / 1000n) % BigInt(million));
    // Systems round what a floating-point number says.
    return Math.abs(microseconds - fractionOf(writer)) <= 1;
}

const million = 1_000_000;

/** Microseconds, never so few or many that rounding changes the second. */
function fractionOf(writer: string): number {
    const number = createHash("sha256").update(`handed on to ${writer}`).digest().readUInt32BE();
    return 10 + (number % (million - 20));
}
