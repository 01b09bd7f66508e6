// Where files are: the checkout, and the user's cache and data folders as each system has them. Own code: env-paths would
// move the users' states (to …\Data on Windows; it ignores XDG_* on macOS), and packages are not there yet for preload.mjs.
import * as os from "node:os";
import * as path from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the checkout. */
export const repository = path.resolve(fileURLToPath(new URL("../..", import.meta.url)));

/** The lock of who installs packages or compiles in this checkout. */
export const checkoutLock = path.join(repository, "build", ".setup-lock");

/**
 * @typedef {object} System
 * @property {NodeJS.ProcessEnv} [env]
 * @property {NodeJS.Platform} [platform]
 * @property {string} [home]
 */

/**
 * Our cache folder: what is in it can be made again.
 * @param {System} [system]
 */
export const cacheFolder = (system) =>
    userFolder("XDG_CACHE_HOME", { darwin: ["Library", "Caches"], other: [".cache"] }, system);

/**
 * Our data folder: states and passphrases, which nothing can make again.
 * @param {System} [system]
 */
export const dataFolder = (system) =>
    userFolder("XDG_DATA_HOME", { darwin: ["Library", "Application Support"], other: [".local", "share"] }, system);

/**
 * An absolute XDG variable counts on every system. (The XDG standard says to ignore a relative one.)
 * @param {string} variable
 * @param {{ darwin: string[], other: string[] }} usual
 * @param {System} [system]
 */
function userFolder(variable, usual, { env = process.env, platform = process.platform, home = os.homedir() } = {}) {
    const { join, isAbsolute } = platform === "win32" ? path.win32 : path.posix;
    const chosen = env[variable];
    if (chosen && isAbsolute(chosen)) {
        return join(chosen, "pulumi-twcc");
    }
    if (platform === "win32") {
        const local = env["LOCALAPPDATA"] || join(home, "AppData", "Local");
        return variable === "XDG_CACHE_HOME" ? join(local, "pulumi-twcc", "cache") : join(local, "pulumi-twcc");
    }
    return join(home, ...(platform === "darwin" ? usual.darwin : usual.other), "pulumi-twcc");
}
