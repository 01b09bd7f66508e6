// A stack, ready to be used: its paths on disk, its environment, its passphrase.
import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";

import { Failure } from "../support/failure.mjs";
import { repository } from "../support/folders.mjs";
import { chooseStack } from "./choose.mjs";
import { findApiKey } from "./api-key.mjs";
import { localEnvironment, twccEnvironment } from "./environment.mjs";
import { localPaths, twccPaths } from "./paths.mjs";

/**
 * @typedef {object} Stack
 * @property {import("./choose.mjs").StackName} name
 * @property {import("./paths.mjs").StackPaths} paths
 * @property {NodeJS.ProcessEnv} env
 * @property {string} announcement Which stack it is, why, and where its state is.
 */

/**
 * Chooses the stack and makes its paths. `command` is what the user typed, for messages.
 * @param {import("./choose.mjs").StackName | undefined} forced
 * @param {string} command
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Stack}
 */
export function openStack(forced, command, env = process.env) {
    const { name, reason } = chooseStack({ forced, apiKey: forced ? undefined : findApiKey(env) });
    const stack = name === "local" ? openLocal(env, reason) : openTwcc(env, reason, command);
    fs.mkdirSync(stack.paths.state, { recursive: true, mode: 0o700 });
    fs.mkdirSync(stack.paths.project, { recursive: true, mode: 0o700 });
    writeProject(stack.paths.project);
    return stack;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} reason
 * @returns {Stack}
 */
function openLocal(env, reason) {
    const paths = localPaths();
    makePassphrase(paths);
    return {
        name: "local",
        paths,
        env: localEnvironment(env, paths),
        announcement: `Using the local gateway, because ${reason}. Stack local, kept in ${paths.folder}`,
    };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} reason
 * @param {string} command
 * @returns {Stack}
 */
function openTwcc(env, reason, command) {
    const paths = twccPaths();
    const ownBackend = env["PULUMI_BACKEND_URL"];
    if (!ownBackend) {
        requirePassphrase(env, command);
    }
    return {
        name: "twcc",
        paths,
        env: twccEnvironment(env, paths),
        announcement: `Using TWCC, because ${reason}. Stack twcc, state in ${ownBackend ?? paths.state}`,
    };
}

/**
 * A random passphrase, made once. It encrypts keys of a make-believe TWCC, but the habit is the real one.
 * @param {import("./paths.mjs").StackPaths} paths
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
 * The stack's own Pulumi.yaml carries the project's name, as stacks belong to a project; never the program.
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
