// A project as a user has it: this package installed from its tarball, and Pulumi's SDK beside it. A link to this repository
// would change what is measured, since Pulumi writes the paths of packages into the state of every resource.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";

import { execa } from "execa";

import { repository } from "../support/folders.mjs";
import { npm } from "../support/npm.mjs";
import { client, formats, noop } from "./programs.mjs";

/**
 * Makes the project in which all contenders run, one after the other.
 * @returns {Promise<{ folder: string, remove: () => void }>}
 */
export async function makeProject() {
    const root = mkdtempSync(path.join(tmpdir(), "twcc-bench-"));
    const folder = path.join(root, "project");
    mkdirSync(folder);
    const [file, ...script] = npm();
    const run = (/** @type {string[]} */ args, /** @type {string} */ cwd) => execa(file, [...script, ...args], { cwd });
    await run(["pack", "--ignore-scripts", "--pack-destination", root], repository);
    const [tarball = ""] = readdirSync(root).filter((name) => name.endsWith(".tgz"));
    const { devDependencies } = readJson(path.join(repository, "package.json"));
    const sdk = `@pulumi/pulumi@${devDependencies["@pulumi/pulumi"]}`;
    const manifest = path.join(folder, "package.json");
    writeFileSync(manifest, '{ "name": "bench", "main": "index.js" }');
    await run(["install", "--no-audit", "--no-fund", path.join(root, tarball), sdk], folder);
    const installed = readJson(manifest);
    installed.dependencies["noop-provider"] = "1";
    writeFileSync(manifest, JSON.stringify(installed));
    const files = {
        "Pulumi.yaml": "name: bench\nruntime: nodejs\n",
        "client.js": client,
        "formats.js": formats,
        "node_modules/noop-provider/index.js": noop,
    };
    mkdirSync(path.join(folder, "node_modules", "noop-provider"));
    for (const [name, text] of Object.entries(files)) {
        writeFileSync(path.join(folder, name), text);
    }
    return { folder, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));
