import { unlink } from "node:fs/promises";
import { codeOf } from "./look";

/** Deletes a file. If somebody else has just deleted it, that is a success. */
export async function deleteFile(path: string): Promise<void> {
    try {
        await unlink(path);
    } catch (error) {
        if (codeOf(error) !== "ENOENT") throw error;
    }
}
