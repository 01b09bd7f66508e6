// Which Node runs with which Pulumi SDK: the oldest and newest of both that go together, and what has to be refused.
import * as fs from "node:fs";
import * as path from "node:path";

import { Failure } from "../support/failure.mjs";
import { repository } from "../support/folders.mjs";
import { npm, runStep } from "../support/run.mjs";
import { getNode } from "./nodes.mjs";

/**
 * @typedef {object} Cell
 * @property {string} title What tests and table know it by.
 * @property {string} node Node's version, as `process.version` says it without its v.
 * @property {string} bin The folder that has to come first on PATH.
 * @property {string} sdk The version of @pulumi/pulumi.
 * @property {string} [refusal] The sentence that a program gets, where these versions are too old.
 */

/** @returns {Promise<Cell[]>} */
export async function makeCells() {
    const { peerDependencies, devDependencies } = JSON.parse(
        fs.readFileSync(path.join(repository, "package.json"), "utf8"),
    );
    const oldest = peerDependencies["@pulumi/pulumi"].replace("^", "");
    const tested = devDependencies["@pulumi/pulumi"];
    const newest = await newestSdk();
    /** @type {[number, string, string?][]} From 3.249 on the SDK asks for Node 22. */
    const pairs = [
        [20, oldest],
        [20, tested],
        [22, oldest],
        [22, newest],
        [24, newest],
        [26, newest],
        [18, oldest, "pulumi-twcc needs Node 20 or newer"],
        [20, "3.149.0", `pulumi-twcc needs @pulumi/pulumi ${oldest} or newer`],
    ];
    const cells = [];
    for (const [major, sdk, refusal] of pairs) {
        const node = await getNode(major);
        const title = `Node ${node.version}, @pulumi/pulumi ${sdk}`;
        cells.push({ title, node: node.version, bin: node.bin, sdk, ...(refusal && { refusal }) });
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
        throw new Failure("npm does not say which @pulumi/pulumi is the newest.", { output: answer });
    }
    return version;
}
