// A lock between processes: a folder with one file, named after the owner. Own code: it has to guard `npm ci`, before there
// are packages. proper-lockfile would also leave a killed owner's lock for ten seconds, and could then give it to two.
//
// Why two processes never hold it, even after an owner was killed:
// - A process takes the lock by renaming a prepared folder, with its own file inside, to the lock's name. The system refuses
//   that while a folder that is not empty has the name.
// - A process frees the lock, its own or a dead owner's, by deleting the file with *that* owner's name. If another process
//   was faster, the file is gone, and the lock of a new owner stays.
import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { Failure, codeOf, messageOf } from "../support/failure.mjs";
import { atExit } from "../support/interruption.mjs";
import { isAlive, ownIdentity } from "./process-identity.mjs";

/** An owner touches its file: only that shows another machine (with the same home) that it is alive. */
const TOUCH_MS = 10_000;
const SILENT_MS = 60_000;

/**
 * Runs `body` while no other process holds the lock.
 * @template T
 * @param {string} folder The lock's own folder. Its parent folder is created.
 * @param {string} what What the owner does, for the processes that wait: "getting the Pulumi engine".
 * @param {() => Promise<T>} body
 * @param {{ say?: (line: string) => void, retryMs?: number }} [options]
 * @returns {Promise<T>}
 */
export async function withLock(folder, what, body, { say = console.error, retryMs = 200 } = {}) {
    const owner = `owner-${process.pid}-${randomBytes(6).toString("hex")}`;
    let announced = false;
    while (!tryToTake(folder, owner, what)) {
        const holder = currentHolder(folder);
        if (holder && !holder.stale && !announced) {
            announced = true;
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
        // The folder exists. Windows says that with the last two codes.
        if (["ENOTEMPTY", "EEXIST", "EPERM", "EACCES"].includes(codeOf(error) ?? "")) {
            return false;
        }
        throw new Failure(`Cannot create the lock ${folder}: ${messageOf(error)}.`, { cause: error });
    }
}

/**
 * @param {string} folder
 * @returns {{ file: string, stale: boolean, text: string } | undefined} undefined if the lock has just become free
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
        // It does not exist, or another process holds it now.
    }
}
