// The compiled package (dist/), local gateway (build/gateway/) and plugin (build/plugin/). Each is compiled when its
// sources change.
import * as fs from "node:fs";
import * as path from "node:path";

import { npm } from "../support/npm.mjs";
import { runStep } from "../support/run.mjs";
import { contentHash, listingHash } from "./content-hash.mjs";

/**
 * @typedef {object} Target
 * @property {string} what
 * @property {string} output The folder of the compiled files.
 * @property {string[]} sources
 * @property {() => [string, ...string[]]} command
 */

/** @type {Target[]} */
const targets = [
    {
        what: "the package",
        output: "dist",
        sources: ["provider", "sdk", "package.json", "package-lock.json", "tsconfig.json", "tsconfig.build.json"],
        command: () => [...npm(), "run", "build"],
    },
    {
        what: "the local gateway",
        output: "build/gateway",
        sources: ["test/gateway", "package-lock.json", "tsconfig.json"],
        command: () => [
            process.execPath,
            path.join("node_modules", "typescript", "bin", "tsc"),
            "--project",
            "test/gateway",
        ],
    },
    {
        what: "the plugin",
        output: "build/plugin",
        sources: ["provider", "scripts/plugin.mjs", "scripts/plugin", "package.json", "package-lock.json"],
        command: () => [process.execPath, path.join("scripts", "plugin.mjs")],
    },
];

/**
 * @param {string} root
 * @returns {Target[]} What has to be compiled.
 */
export const outdatedTargets = (root) => targets.filter((target) => readStamp(root, target) !== stampOf(root, target));

/**
 * Compiles what is outdated, side by side.
 * @param {string} root
 * @param {Target[]} [outdated]
 */
export async function build(root, outdated = outdatedTargets(root)) {
    await Promise.all(outdated.map((target) => buildTarget(root, target)));
}

/**
 * @param {string} root
 * @param {Target} target
 */
async function buildTarget(root, target) {
    const sources = contentHash(root, target.sources);
    // Else the files of deleted sources would stay in the package.
    fs.rmSync(path.join(root, target.output), { recursive: true, force: true });
    await runStep({
        what: `compiling ${target.what}`,
        command: target.command(),
        cwd: root,
        hint: "Fix what the compiler reports, and try again.",
    });
    fs.mkdirSync(path.dirname(stampFile(root, target)), { recursive: true });
    fs.writeFileSync(stampFile(root, target), stamp(sources, listingHash(root, [target.output])));
}

/**
 * Sources and output both count: somebody may have compiled other sources by hand since the last stamp.
 * @param {string} root
 * @param {Target} target
 */
const stampOf = (root, target) => stamp(contentHash(root, target.sources), listingHash(root, [target.output]));

/** @param {string} sources @param {string} output */
const stamp = (sources, output) => `${JSON.stringify({ sources, output })}\n`;

/** @param {string} root @param {Target} target */
const stampFile = (root, target) => path.join(root, "build", "stamps", `${path.basename(target.output)}.json`);

/**
 * @param {string} root
 * @param {Target} target
 */
function readStamp(root, target) {
    try {
        return fs.readFileSync(stampFile(root, target), "utf8");
    } catch {
        return undefined;
    }
}
