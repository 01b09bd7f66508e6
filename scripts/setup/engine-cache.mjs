// Our engine in the user's cache folder: <cache>/pulumi-twcc/engine/<version>/bin.
import * as fs from "node:fs";
import * as path from "node:path";

import { cacheFolder, repository } from "../support/folders.mjs";
import { contentHash } from "./content-hash.mjs";
import { ENGINE_PROGRAMS, ENGINE_VERSION } from "./engine-versions.mjs";

const STAMP = "engine.json";
const suffix = process.platform === "win32" ? ".exe" : "";

/** The folder of all versions. They share a lock. */
export const enginesFolder = () => path.join(cacheFolder(), "engine");

/** The folder of our version. */
const engineFolder = () => path.join(enginesFolder(), ENGINE_VERSION);

/** @param {string} folder An engine's folder. @returns {string} Its CLI. */
export const pulumiIn = (folder) => path.join(folder, "bin", `pulumi${suffix}`);

/**
 * @returns {string | undefined} The cached engine's folder, if it is complete and from today's sources. This does not run
 * it: a folder gets its name only after the engine in it ran.
 */
export function cachedEngine() {
    const folder = engineFolder();
    try {
        const stamp = JSON.parse(fs.readFileSync(path.join(folder, STAMP), "utf8"));
        return JSON.stringify(stamp) === JSON.stringify({ ...describe(folder), origin: stamp.origin })
            ? folder
            : undefined;
    } catch {
        return undefined; // absent or damaged: the caller makes another one
    }
}

/**
 * @param {string} pulumi The CLI that is used.
 * @returns {string | undefined} The version of its language host for Node, if both were built here: it is older than the CLI.
 */
export function builtLanguageHost(pulumi) {
    const folder = engineFolder();
    if (
        pulumi !== pulumiIn(folder) ||
        JSON.parse(fs.readFileSync(path.join(folder, STAMP), "utf8")).origin !== "built"
    ) {
        return undefined;
    }
    const modules = fs.readFileSync(path.join(repository, "scripts", "engine", "language-host", "go.mod"), "utf8");
    return /github\.com\/pulumi\/pulumi\/sdk\/v3 v(\S+)/.exec(modules)?.[1];
}

/**
 * Makes an engine in a separate folder, and renames that when it is complete. The caller holds the lock.
 * @param {"installed" | "built"} origin
 * @param {(folder: string) => Promise<void>} make
 * @returns {Promise<string>} The engine's folder.
 */
export async function addToCache(origin, make) {
    removeLeftovers();
    const folder = engineFolder();
    const unfinished = path.join(enginesFolder(), `.unfinished-${process.pid}`);
    try {
        fs.mkdirSync(unfinished, { recursive: true });
        await make(unfinished);
        fs.writeFileSync(path.join(unfinished, STAMP), JSON.stringify({ ...describe(unfinished), origin }));
        fs.rmSync(folder, { recursive: true, force: true });
        fs.renameSync(unfinished, folder);
        return folder;
    } finally {
        fs.rmSync(unfinished, { recursive: true, force: true });
    }
}

/** Deletes what interrupted set-ups left. No other process makes an engine while this one holds the lock. */
function removeLeftovers() {
    for (const name of fs.readdirSync(enginesFolder())) {
        if (name.startsWith(".unfinished-")) {
            fs.rmSync(path.join(enginesFolder(), name), { recursive: true, force: true });
        }
    }
}

/**
 * What an engine has to be: of this version, from these sources, for this system (several machines may share a home).
 * @param {string} folder
 */
function describe(folder) {
    const sizeOf = (/** @type {string} */ name) =>
        fs
            .readdirSync(path.join(folder, "bin"))
            .filter((file) => path.parse(file).name === name || file === name)
            .map((file) => fs.statSync(path.join(folder, "bin", file)).size);
    return {
        version: ENGINE_VERSION,
        system: `${process.platform}-${process.arch}`,
        modules: contentHash(repository, ["scripts/engine"]),
        sizes: ENGINE_PROGRAMS.map((name) => {
            const sizes = sizeOf(name);
            if (sizes.length === 0) {
                throw new Error(`${name} is missing in ${path.join(folder, "bin")}`);
            }
            return sizes;
        }),
    };
}
