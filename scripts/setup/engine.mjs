// Finds the Pulumi engine: the user's own, else ours in the cache, which Pulumi's installer or a build from Go modules makes.
import * as path from "node:path";

import { Failure, codeOf, messageOf } from "../support/failure.mjs";
import { buildEngine, oldestGo, whyNotBuildable } from "./engine-build.mjs";
import { addToCache, cachedEngine, enginesFolder, pulumiIn } from "./engine-cache.mjs";
import { installOfficialEngine } from "./engine-official.mjs";
import { engineOnPath } from "./engine-on-path.mjs";
import { ENGINE_VERSION, OLDEST_VERSION } from "./engine-versions.mjs";
import { withLock } from "./lock.mjs";

/**
 * @typedef {object} Engine
 * @property {string} pulumi The CLI's absolute path.
 * @property {string} version
 * @property {string | undefined} folder The folder to put first on PATH; undefined for the user's own CLI.
 */

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Engine>}
 */
export async function getEngine(env) {
    const own = await engineOnPath(env);
    if ("pulumi" in own) {
        return { ...own, folder: undefined };
    }
    return asEngine(cachedEngine() ?? (await makeEngine(own.reason, env)));
}

/** @param {string} folder @returns {Engine} */
const asEngine = (folder) => ({ pulumi: pulumiIn(folder), version: ENGINE_VERSION, folder: path.join(folder, "bin") });

/**
 * @param {string} whyNotOwn
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} The engine's folder.
 */
async function makeEngine(whyNotOwn, env) {
    try {
        return await withLock(path.join(enginesFolder(), ".lock"), "getting the Pulumi engine", async () => {
            const made = cachedEngine(); // Another process may have made it while this one waited.
            if (made) {
                return made;
            }
            console.error(`Getting the Pulumi engine ${ENGINE_VERSION}, because ${whyNotOwn}.`);
            return (
                (await tryOfficial(whyNotOwn, env)) ?? (await addToCache("built", (folder) => buildEngine(folder, env)))
            );
        });
    } catch (error) {
        if (isStorageError(error)) {
            throw new Failure(`The Pulumi engine cannot be stored in ${enginesFolder()}: ${messageOf(error)}`, {
                hint: `Make that folder writable, set XDG_CACHE_HOME to another one, or install the Pulumi CLI (${OLDEST_VERSION} or newer).`,
                cause: error,
            });
        }
        throw error;
    }
}

/**
 * @param {string} whyNotOwn
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | undefined>} The engine's folder; undefined if it has to be built.
 */
async function tryOfficial(whyNotOwn, env) {
    try {
        return await addToCache("installed", (folder) => installOfficialEngine(folder, env));
    } catch (error) {
        if (isStorageError(error)) {
            throw error;
        }
        const why = (error instanceof Failure && error.output?.trim().split("\n").pop()) || messageOf(error);
        const whyNotBuilt = whyNotBuildable(env);
        if (whyNotBuilt) {
            throw new Failure("There is no Pulumi engine, and none can be downloaded or built:", {
                hint: [
                    `  - ${whyNotOwn};`,
                    `  - Pulumi's official installer failed: ${why};`,
                    `  - ${whyNotBuilt}.`,
                    `Install the Pulumi CLI ${OLDEST_VERSION} or newer ("Download & install Pulumi" in Pulumi's documentation)` +
                        `${process.platform === "win32" ? "" : `, or Go ${oldestGo()} or newer`}, and try again.`,
                ].join("\n"),
                cause: error,
            });
        }
        console.error(`Pulumi's official installer failed (${why}). Building the engine from Go modules instead.`);
        return undefined;
    }
}

/**
 * Whether the cache folder is the reason, and not the way to get an engine.
 * @param {unknown} error
 */
const isStorageError = (error) =>
    ["EACCES", "EROFS", "ENOTDIR", "EEXIST", "ENOSPC", "EPERM"].includes(
        codeOf(error instanceof Failure ? error.cause : error) ?? "",
    );
