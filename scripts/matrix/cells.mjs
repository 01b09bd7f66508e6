// Which Node to test with which Pulumi SDK: the oldest and newest of both that work together, and versions to refuse.
import * as fs from "node:fs";
import * as path from "node:path";

import { getNode } from "../setup/other-node.mjs";
import { Failure } from "../support/failure.mjs";
import { repository } from "../support/folders.mjs";
import { npm } from "../support/npm.mjs";
import { runStep } from "../support/run.mjs";

/**
 * @typedef {object} Cell
 * @property {string} title Its name in the tests and in the table.
 * @property {string} node Node's version, like `process.version` without the v.
 * @property {string} bin The folder to put first on PATH.
 * @property {string} sdk The version of the Pulumi SDK.
 * @property {string} [refusal] The error that a program gets, if these versions are too old.
 */

/** @returns {Promise<Cell[]>} */
export async function makeCells() {
    const { peerDependencies } = JSON.parse(fs.readFileSync(path.join(repository, "package.json"), "utf8"));
    const oldest = peerDependencies["@pulumi/pulumi"].replace("^", "");
    const newest = await newestSdk();
    /** @type {[number, string, string?][]} From 3.249 on the SDK requires Node 22. */
    const pairs = [
        [20, oldest],
        [20, "3.248.0"],
        [22, oldest],
        [22, newest],
        [24, newest],
        [26, newest],
        [18, oldest, "pulumi-twcc needs Node 20 or newer"],
        [20, "3.149.0", `pulumi-twcc needs @pulumi/pulumi ${oldest} or newer`],
    ];
    /** @type {Cell[]} */
    const cells = [];
    for (const [major, sdk, refusal] of pairs) {
        const node = await getNode(major);
        const title = `Node ${node.version}, @pulumi/pulumi ${sdk}`;
        cells.push({ title, node: node.version, bin: node.bin, sdk, refusal });
    }
    return cells;
}

async function newestSdk() {
    const answer = await runStep({
        what: "asking npm for the newest @pulumi/pulumi",
        command: [...npm(), "view", "@pulumi/pulumi", "version"],
        hint: "Check the network and npm's settings (npm config list).",
    });
    const version = /^\d+\.\d+\.\d+$/m.exec(answer)?.[0];
    if (!version) {
        throw new Failure("npm did not print the newest version of @pulumi/pulumi.", { output: answer });
    }
    return version;
}
