// Where things are kept: the checkout, and the user's cache and data folders by the habits of each system.
import * as os from "node:os";
import * as path from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the checkout. */
export const repository = path.resolve(fileURLToPath(new URL("../..", import.meta.url)));

/**
 * @typedef {object} Surroundings
 * @property {NodeJS.ProcessEnv} [env]
 * @property {NodeJS.Platform} [platform]
 * @property {string} [home]
 */

/**
 * Our cache folder: what is in it can be made again.
 * @param {Surroundings} [surroundings]
 */
export const cacheFolder = (surroundings) =>
    userFolder("XDG_CACHE_HOME", { darwin: ["Library", "Caches"], other: [".cache"] }, surroundings);

/**
 * Our data folder: state and passphrases, which nothing can make again.
 * @param {Surroundings} [surroundings]
 */
export const dataFolder = (surroundings) =>
    userFolder(
        "XDG_DATA_HOME",
        { darwin: ["Library", "Application Support"], other: [".local", "share"] },
        surroundings,
    );

/**
 * The XDG variable wins everywhere when it is absolute (a relative one is to be ignored, says the XDG standard).
 * @param {string} variable
 * @param {{ darwin: string[], other: string[] }} habits
 * @param {Surroundings} [surroundings]
 */
function userFolder(variable, habits, { env = process.env, platform = process.platform, home = os.homedir() } = {}) {
    const { join, isAbsolute } = platform === "win32" ? path.win32 : path.posix;
    const chosen = env[variable];
    if (chosen && isAbsolute(chosen)) {
        return join(chosen, "pulumi-twcc");
    }
    if (platform === "win32") {
        const local = env["LOCALAPPDATA"] || join(home, "AppData", "Local");
        return variable === "XDG_CACHE_HOME" ? join(local, "pulumi-twcc", "cache") : join(local, "pulumi-twcc");
    }
    return join(home, ...(platform === "darwin" ? habits.darwin : habits.other), "pulumi-twcc");
}
