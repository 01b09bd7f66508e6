// Opens a stack: makes its folders and its passphrase, and composes its environment.
import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";

import { Failure } from "../support/failure.mjs";
import { repository } from "../support/folders.mjs";
import { findApiKey } from "./api-key.mjs";
import { chooseStack } from "./choose.mjs";
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
 * Chooses the stack and opens it. `command` is what the user typed, for messages.
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
 * Makes a random passphrase, once. The local gateway's keys need no protection, but so the local stack works as a real one.
 * @param {import("./paths.mjs").StackPaths} paths
 */
function makePassphrase({ folder, passphrase, config }) {
    if (fs.existsSync(passphrase)) {
        return;
    }
    if (fs.existsSync(config)) {
        throw new Failure(`The passphrase of stack local is lost: ${passphrase} does not exist.`, {
            hint: `Restore that file, or delete ${folder} and start again (it has only the local gateway's keys).`,
        });
    }
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const unfinished = `${passphrase}.${process.pid}`;
    fs.writeFileSync(unfinished, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });
    try {
        fs.linkSync(unfinished, passphrase); // Unlike rename, a link never replaces a file that another process made.
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
    const why = file ? `the file of PULUMI_CONFIG_PASSPHRASE_FILE, ${file}, does not exist` : "none is set";
    throw new Failure(`Stack twcc encrypts your private keys with your own passphrase, and ${why}.`, {
        hint: [
            "Choose one and keep it safe: without it nobody can read the keys in the state. Then type, in bash or zsh,",
            "",
            "    read -rs PULUMI_CONFIG_PASSPHRASE && export PULUMI_CONFIG_PASSPHRASE",
            `    ${command}`,
            "",
            "or write it to a file of mode 0600 and type",
            "",
            "    export PULUMI_CONFIG_PASSPHRASE_FILE=/path/to/that/file",
            `    ${command}`,
            "",
            "To use the local gateway instead, add --local: npm run up -- --local",
        ].join("\n"),
    });
}

/**
 * The stack's own Pulumi.yaml has the project's name, since a stack belongs to a project, and no program.
 * @param {string} project
 */
function writeProject(project) {
    const name = /^name:\s*(\S+)/m.exec(fs.readFileSync(path.join(repository, "Pulumi.yaml"), "utf8"))?.[1];
    const text = `# Written by npm run up. This folder has the configuration of this stack of the checkout's project.\nname: ${name}\nruntime: nodejs\n`;
    const file = path.join(project, "Pulumi.yaml");
    if (!fs.existsSync(file) || fs.readFileSync(file, "utf8") !== text) {
        fs.writeFileSync(file, text);
    }
}
