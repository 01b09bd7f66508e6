// Whether the process that wrote its identity into a lock is still running. Own code for the reason of lock.mjs.
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";

import { codeOf } from "../support/failure.mjs";

/**
 * @typedef {object} ProcessIdentity
 * @property {string} host
 * @property {number} pid
 * @property {string} start When it started: the system uses a process id again. "" if the system does not say.
 */

/** @returns {ProcessIdentity} */
export const ownIdentity = () => ({ host: os.hostname(), pid: process.pid, start: startOf(process.pid) });

/**
 * @param {ProcessIdentity} identity
 * @returns {boolean | undefined} undefined: on another machine, so this one cannot know
 */
export function isAlive({ host, pid, start }) {
    if (host !== os.hostname()) {
        return undefined;
    }
    try {
        process.kill(pid, 0);
    } catch (error) {
        // EPERM: it is alive and another user's.
        return codeOf(error) === "EPERM";
    }
    const now = startOf(pid);
    return start === "" || now === "" || start === now;
}

/** @param {number} pid */
function startOf(pid) {
    try {
        if (process.platform === "linux") {
            // Field 22 counts from boot. The command's name before it may hold blanks and brackets.
            const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
            const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
            return `${fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${ticks}`;
        }
        if (process.platform === "win32") {
            return "";
        }
        const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
        return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8", env }).trim();
    } catch {
        return "";
    }
}
