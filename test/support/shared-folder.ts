import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/**
 * The folder in which tests keep, from run to run, what takes long to make.
 * @param from - all that it is made from: another text gives another folder.
 */
export function cacheFolder(what: string, from: string): string {
    const cache = process.env.TEST_CACHE ?? path.join(os.homedir(), ".cache", "pulumi-twcc");
    return path.join(cache, what, createHash("sha256").update(from).digest("hex").slice(0, 16));
}

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
