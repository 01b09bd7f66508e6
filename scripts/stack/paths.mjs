// Where the two stacks keep their files: apart from each other, and outside the checkout, where `git clean` would delete them.
import * as path from "node:path";

import { dataFolder } from "../support/folders.mjs";

/**
 * @typedef {object} StackPaths
 * @property {string} name The stack's name.
 * @property {string} folder Contains everything of this stack.
 * @property {string} lock
 * @property {string} home PULUMI_HOME: the user's own, with plugins, credentials and selected stacks, stays unchanged.
 * @property {string} project A folder with a Pulumi.yaml of the project's name. Pulumi writes the configuration there.
 * @property {string} config The stack's configuration.
 * @property {string} state The folder of the file backend.
 * @property {string} passphrase The file with the passphrase of stack local.
 * @property {string} gateway The file with the local gateway's data.
 */

/** @param {"local" | "twcc"} name @returns {StackPaths} */
function pathsOf(name) {
    const folder = path.join(dataFolder(), name);
    return {
        name,
        folder,
        lock: path.join(folder, ".lock"),
        home: path.join(folder, "pulumi-home"),
        project: path.join(folder, "project"),
        config: path.join(folder, "project", `Pulumi.${name}.yaml`),
        state: path.join(folder, "state"),
        passphrase: path.join(folder, "passphrase"),
        gateway: path.join(folder, "gateway.json"),
    };
}

export const localPaths = () => pathsOf("local");
export const twccPaths = () => pathsOf("twcc");

/** The data of `npm run gateway`, apart from the data of the main job's gateway. */
export const standaloneGatewayData = () => path.join(dataFolder(), "gateway", "gateway.json");
