// Whether a process that wrote its name somewhere is still the same, running one.
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";

/**
 * @typedef {object} ProcessIdentity
 * @property {string} host
 * @property {number} pid
 * @property {string} start When it started; a process id alone is given out again.
 */

/** @returns {ProcessIdentity} */
export const ownIdentity = () => ({ host: os.hostname(), pid: process.pid, start: startOf(process.pid) });

/**
 * @param {ProcessIdentity} identity
 * @returns {boolean | undefined} undefined: on another machine, nobody here can tell
 */
export function isAlive({ host, pid, start }) {
    if (host !== os.hostname()) {
        return undefined;
    }
    try {
        process.kill(pid, 0);
    } catch (error) {
        // EPERM: it lives, as another user's.
        return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
    }
    const now = startOf(pid);
    return start === "" || now === "" || start === now;
}

/**
 * @param {number} pid
 * @returns {string} "" where the system does not say
 */
function startOf(pid) {
    try {
        if (process.platform === "linux") {
            // Field 22 counts from boot; the command's name before it may hold blanks and brackets.
            const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
            const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
            return `${fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${ticks}`;
        }
        if (process.platform === "win32") {
            return "";
        }
        const options = { encoding: /** @type {const} */ ("utf8"), env: { ...process.env, LC_ALL: "C", TZ: "UTC" } };
        return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], options).trim();
    } catch {
        return "";
    }
}
