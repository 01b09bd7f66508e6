// Other Node versions, from npm's package `node`, in the user's cache folder: <cache>/pulumi-twcc/node/<version>/.
import * as fs from "node:fs";
import * as path from "node:path";

import semver from "semver";

import { withLock } from "./lock.mjs";
import { Failure } from "../support/failure.mjs";
import { cacheFolder } from "../support/folders.mjs";
import { npm } from "../support/npm.mjs";
import { runStep } from "../support/run.mjs";

const hint = "Check the network and npm's settings (npm config list).";

/**
 * Gets the newest Node of a major version that npm has.
 * @param {number} major
 * @returns {Promise<{ version: string, bin: string }>} Its version and its folder.
 */
export async function getNode(major) {
    const version = await newestOf(major);
    const nodes = path.join(cacheFolder(), "node");
    const folder = path.join(nodes, version);
    const bin = (/** @type {string} */ of) => path.join(of, "node_modules", "node", "bin");
    if (!fs.existsSync(folder)) {
        await withLock(path.join(nodes, ".lock"), "getting another Node", async () => {
            if (fs.existsSync(folder)) {
                return;
            }
            const unfinished = path.join(nodes, `.unfinished-${process.pid}`);
            try {
                await install(unfinished, version);
                await check(path.join(bin(unfinished), "node"), version);
                // It gets its name when it is complete.
                fs.renameSync(unfinished, folder);
            } finally {
                fs.rmSync(unfinished, { recursive: true, force: true });
            }
        });
    }
    return { version, bin: bin(folder) };
}

/** @param {number} major */
async function newestOf(major) {
    const answer = await runStep({
        what: `asking npm for the newest Node ${major}`,
        command: [...npm(), "view", `node@${major}`, "version", "--json"],
        hint,
    });
    const versions = /** @type {string[]} */ ([JSON.parse(answer)].flat());
    const [newest] = semver.rsort(versions);
    if (!newest) {
        throw new Failure(`npm has no Node ${major}.`, { hint });
    }
    return newest;
}

/** @param {string} folder @param {string} version */
async function install(folder, version) {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, "package.json"), '{ "private": true }');
    await runStep({
        what: `installing Node ${version}`,
        // The package's install script downloads the program for this system.
        command: [...npm(), "install", "--ignore-scripts=false", "--no-audit", "--no-fund", `node@${version}`],
        cwd: folder,
        hint,
    });
}

/** @param {string} node @param {string} version */
async function check(node, version) {
    const answer = await runStep({ what: `trying Node ${version}`, command: [node, "--version"] });
    if (answer.trim() !== `v${version}`) {
        throw new Failure(`npm's package node@${version} contains ${answer.trim()}.`);
    }
}
