// A world, ready to be used: its places on disk, its environment, its passphrase.
import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";

import { Failure } from "../support/failure.mjs";
import { repository } from "../support/folders.mjs";
import { chooseWorld } from "./choose.mjs";
import { findApiKey } from "./credentials.mjs";
import { localEnvironment, twccEnvironment } from "./environment.mjs";
import { localFolders, twccFolders } from "./places.mjs";

/**
 * @typedef {object} World
 * @property {import("./choose.mjs").WorldName} name
 * @property {import("./places.mjs").Places} places
 * @property {NodeJS.ProcessEnv} env
 * @property {string} sentence Which world it is, why, and where its state is.
 */

/**
 * Chooses the world and makes its places. `command` is what the user typed, for messages.
 * @param {import("./choose.mjs").WorldName | undefined} forced
 * @param {string} command
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {World}
 */
export function openWorld(forced, command, env = process.env) {
    const { name, reason } = chooseWorld({ forced, apiKey: forced ? undefined : findApiKey(env) });
    const world = name === "local" ? openLocal(env, reason) : openTwcc(env, reason, command);
    fs.mkdirSync(world.places.state, { recursive: true, mode: 0o700 });
    fs.mkdirSync(world.places.project, { recursive: true, mode: 0o700 });
    writeProject(world.places.project);
    return world;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} reason
 * @returns {World}
 */
function openLocal(env, reason) {
    const places = localFolders();
    makePassphrase(places);
    return {
        name: "local",
        places,
        env: localEnvironment(env, places),
        sentence: `Using the local gateway, because ${reason}: stack local, kept in ${places.folder}`,
    };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} reason
 * @param {string} command
 * @returns {World}
 */
function openTwcc(env, reason, command) {
    const places = twccFolders();
    const ownBackend = env["PULUMI_BACKEND_URL"];
    if (!ownBackend) {
        requirePassphrase(env, command);
    }
    return {
        name: "twcc",
        places,
        env: twccEnvironment(env, places),
        sentence: `Using TWCC, because ${reason}: stack twcc, state in ${ownBackend ?? places.state}`,
    };
}

/**
 * A random passphrase, made once. It encrypts keys of a make-believe TWCC, but the habit is the real one.
 * @param {import("./places.mjs").Places} places
 */
function makePassphrase({ folder, passphrase, config }) {
    if (fs.existsSync(passphrase)) {
        return;
    }
    if (fs.existsSync(config)) {
        throw new Failure(`The passphrase of the local stack is gone: ${passphrase} does not exist.`, {
            hint: `Put it back, or start anew by deleting ${folder} (only the local gateway's keys are in it).`,
        });
    }
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const unfinished = `${passphrase}.${process.pid}`;
    fs.writeFileSync(unfinished, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });
    try {
        fs.linkSync(unfinished, passphrase); // unlike rename, never over one that somebody has just made
    } catch (error) {
        if (!fs.existsSync(passphrase)) {
            throw error;
        }
    } finally {
        fs.rmSync(unfinished);
    }
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} command
 */
function requirePassphrase(env, command) {
    const file = env["PULUMI_CONFIG_PASSPHRASE_FILE"];
    if (env["PULUMI_CONFIG_PASSPHRASE"] !== undefined || (file && fs.existsSync(file))) {
        return;
    }
    const why = file ? `PULUMI_CONFIG_PASSPHRASE_FILE names ${file}, which does not exist` : "none is set";
    throw new Failure(`Stack twcc encrypts your private keys with a passphrase of yours, and ${why}.`, {
        hint: [
            "Choose one and keep it safe: without it nobody can read the keys in the state. Then type (bash, zsh)",
            "",
            "    read -rs PULUMI_CONFIG_PASSPHRASE && export PULUMI_CONFIG_PASSPHRASE",
            `    ${command}`,
            "",
            "or keep it in a file of mode 0600 and type",
            "",
            "    export PULUMI_CONFIG_PASSPHRASE_FILE=/path/to/that/file",
            `    ${command}`,
            "",
            "To work with the local gateway instead: add --local (npm run up -- --local).",
        ].join("\n"),
    });
}

/**
 * The world's own Pulumi.yaml carries the project's name, as stacks belong to a project; never the program.
 * @param {string} project
 */
function writeProject(project) {
    const name = /^name:\s*(\S+)/m.exec(fs.readFileSync(path.join(repository, "Pulumi.yaml"), "utf8"))?.[1];
    const text = `# Written by npm run up: here live the settings of this stack of the checkout's project.\nname: ${name}\nruntime: nodejs\n`;
    const file = path.join(project, "Pulumi.yaml");
    if (!fs.existsSync(file) || fs.readFileSync(file, "utf8") !== text) {
        fs.writeFileSync(file, text);
    }
}
