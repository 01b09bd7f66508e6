// A lock between processes: a folder that holds one file, named after its owner.
//
// Why no two can hold it, even when an owner was killed:
// - to take it is to rename a prepared folder (with the owner's file already inside) to the lock's name, which the system
//   refuses while a folder that is not empty has that name;
// - to free it, or to clear away a dead owner, is to delete the file with *that* owner's name. Whoever comes late finds
//   no such file and deletes nothing, so a new owner's lock cannot be removed by mistake.
import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { Failure, codeOf, messageOf } from "../support/failure.mjs";
import { atExit } from "../support/interruption.mjs";
import { isAlive, ownIdentity } from "./process-identity.mjs";

/** An owner on another machine (a shared home) shows that it lives by touching its file; see isStale. */
const TOUCH_MS = 10_000;
const SILENT_MS = 60_000;

/**
 * Runs `body` while no other process holds the lock.
 * @template T
 * @param {string} folder The lock's own folder; its parent folder is made.
 * @param {string} what What is done meanwhile, for those who wait: "setting up the engine".
 * @param {() => Promise<T>} body
 * @param {{ say?: (line: string) => void, retryMs?: number }} [options]
 * @returns {Promise<T>}
 */
export async function withLock(
    folder,
    what,
    body,
    { say = (line) => process.stderr.write(`${line}\n`), retryMs = 200 } = {},
) {
    const owner = `owner-${process.pid}-${randomBytes(6).toString("hex")}`;
    let told = false;
    while (!tryToTake(folder, owner, what)) {
        const holder = currentHolder(folder);
        if (holder && !holder.stale && !told) {
            told = true;
            say(`Waiting for another process (${holder.text}). If there is none, delete ${folder}`);
        }
        if (holder?.stale) {
            fs.rmSync(path.join(folder, holder.file), { force: true });
        } else {
            await sleep(retryMs);
        }
    }
    const file = path.join(folder, owner);
    const free = () => {
        fs.rmSync(file, { force: true });
        removeIfEmpty(folder);
    };
    const forget = atExit(free);
    const touch = setInterval(() => fs.utimes(file, new Date(), new Date(), () => undefined), TOUCH_MS);
    try {
        return await body();
    } finally {
        clearInterval(touch);
        forget();
        free();
    }
}

/**
 * @param {string} folder
 * @param {string} owner
 * @param {string} what
 */
function tryToTake(folder, owner, what) {
    const prepared = `${folder}.${owner}`;
    try {
        fs.mkdirSync(prepared, { recursive: true });
        fs.writeFileSync(path.join(prepared, owner), JSON.stringify({ ...ownIdentity(), what }));
    } catch (error) {
        throw new Failure(`Cannot write in ${path.dirname(folder)}: ${messageOf(error)}.`, { cause: error });
    }
    // An empty folder is a free lock. POSIX would rename over it, Windows would not.
    removeIfEmpty(folder);
    try {
        fs.renameSync(prepared, folder);
        return true;
    } catch (error) {
        fs.rmSync(prepared, { recursive: true, force: true });
        // The last two are how Windows says that the folder is there.
        if (["ENOTEMPTY", "EEXIST", "EPERM", "EACCES"].includes(codeOf(error) ?? "")) {
            return false;
        }
        throw new Failure(`Cannot make the lock ${folder}: ${messageOf(error)}.`, { cause: error });
    }
}

/**
 * @param {string} folder
 * @returns {{ file: string, stale: boolean, text: string } | undefined} undefined when it has just become free
 */
function currentHolder(folder) {
    try {
        const file = fs.readdirSync(folder).find((name) => name.startsWith("owner-"));
        if (file === undefined) {
            return undefined;
        }
        const { mtimeMs } = fs.statSync(path.join(folder, file));
        const { what, ...identity } = JSON.parse(fs.readFileSync(path.join(folder, file), "utf8"));
        const stale = !(isAlive(identity) ?? Date.now() - mtimeMs < SILENT_MS);
        return { file, stale, text: `process ${identity.pid} on ${identity.host}, ${what}` };
    } catch (error) {
        if (codeOf(error) === "ENOENT") {
            return undefined;
        }
        throw new Failure(`Cannot read the lock ${folder}: ${messageOf(error)}.`, {
            hint: "Delete that folder and try again.",
            cause: error,
        });
    }
}

/** @param {string} folder */
function removeIfEmpty(folder) {
    try {
        fs.rmdirSync(folder);
    } catch {
        // Not there, or another's by now.
    }
}
