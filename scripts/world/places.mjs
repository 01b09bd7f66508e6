// Where the two worlds keep their things: apart from each other, and outside the checkout, where `git clean` would lose them.
import * as path from "node:path";

import { dataFolder } from "../support/folders.mjs";

/**
 * @typedef {object} Places
 * @property {string} stack The stack's name.
 * @property {string} folder Everything of this world.
 * @property {string} lock
 * @property {string} home PULUMI_HOME: plugins, credentials and selected stacks of the user's own Pulumi stay untouched.
 * @property {string} project A folder with a Pulumi.yaml of the project's name: Pulumi writes the stack's configuration there.
 * @property {string} config The stack's configuration.
 * @property {string} state The file backend.
 * @property {string} passphrase The file of the local world's passphrase.
 * @property {string} gateway The local gateway's data.
 */

/** @param {"local" | "twcc"} stack @returns {Places} */
function placesOf(stack) {
    const folder = path.join(dataFolder(), stack);
    return {
        stack,
        folder,
        lock: path.join(folder, ".lock"),
        home: path.join(folder, "pulumi-home"),
        project: path.join(folder, "project"),
        config: path.join(folder, "project", `Pulumi.${stack}.yaml`),
        state: path.join(folder, "state"),
        passphrase: path.join(folder, "passphrase"),
        gateway: path.join(folder, "gateway.json"),
    };
}

export const localFolders = () => placesOf("local");
export const twccFolders = () => placesOf("twcc");

/** The data of `npm run gateway`: a gateway to play with, apart from the main job's. */
export const standaloneGatewayData = () => path.join(dataFolder(), "gateway", "gateway.json");
