import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** Where tests keep what takes long to make, from run to run. */
export const testCache = (): string => process.env.TEST_CACHE ?? path.join(os.homedir(), ".cache", "pulumi-twcc");

/**
 * Makes a folder that several processes share, whole or not at all. If it exists already, nothing is done; if several
 * make it at once, the first stays.
 * @param fill - puts into an empty folder what is to be in it. It is moved afterwards.
 */
export async function makeSharedFolder(folder: string, fill: (unfinished: string) => unknown): Promise<void> {
    if (existsSync(folder)) return;
    mkdirSync(path.dirname(folder), { recursive: true });
    const unfinished = mkdtempSync(path.join(path.dirname(folder), ".unfinished-"));
    try {
        await fill(unfinished);
        if (!existsSync(folder)) renameSync(unfinished, folder);
    } catch (error) {
        if (!existsSync(folder)) throw error;
    } finally {
        rmSync(unfinished, { recursive: true, force: true });
    }
}
