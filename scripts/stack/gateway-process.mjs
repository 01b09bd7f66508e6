// The local TWCC gateway as a child process that ends with this one.
import * as path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

import { execa } from "execa";

import { Failure } from "../support/failure.mjs";
import { repository } from "../support/folders.mjs";
import { atExit } from "../support/interruption.mjs";

const START_MS = 15_000;
/** So many of its last lines are in the message if it does not start. */
const KEPT_LINES = 25;
/** Long enough that the user sees an instance start. It is Ready at the provider's second look, after four seconds. */
const MACHINE_TIMES = ["--boot-delay", "2800", "--delete-delay", "800"];

/** The compiled gateway (setup/build.mjs). */
export const gatewayProgram = path.join(repository, "build", "gateway", "main.js");

/**
 * @typedef {object} Account The gateway's first account.
 * @property {string} endpoint
 * @property {string} apiKey
 * @property {string} project
 */

/** @typedef {Account & { stop: () => Promise<void> }} LocalGateway */

/**
 * @param {object} options
 * @param {string} [options.data] The file of its state. Without one the state is in memory.
 * @param {NodeJS.ProcessEnv} options.env
 * @param {readonly string[]} [options.more] More of the gateway's own options.
 * @returns {Promise<LocalGateway>}
 */
export async function startGateway({ data, env, more = [] }) {
    const state = data === undefined ? [] : ["--data", data];
    const args = [gatewayProgram, "--port", "0", ...state, "--parent", String(process.pid), ...MACHINE_TIMES, ...more];
    // Detached, in a process group of its own: Ctrl-C must not stop it while Pulumi still waits for a call.
    const options = /** @type {const} */ ({ stdin: "ignore", buffer: false, detached: true, reject: false });
    const child = execa(process.execPath, args, { ...options, env, extendEnv: false });
    const forget = atExit(() => child.kill());
    /** @type {string[]} */
    const lines = [];
    /** @type {Promise<Account>} */
    const ready = new Promise((resolve) => {
        for (const stream of [child.stdout, child.stderr]) {
            createInterface({ input: stream }).on("line", (line) => {
                const account = readyLine(line);
                if (account) {
                    resolve(account);
                } else {
                    lines.push(line);
                    lines.splice(0, lines.length - KEPT_LINES);
                }
            });
        }
    });
    const started = await Promise.race([
        ready,
        child.then(({ exitCode, signal }) => `ended with ${signal ?? `exit code ${exitCode}`}`),
        sleep(START_MS, `was not ready after ${START_MS / 1_000} s`, { ref: false }),
    ]);
    if (typeof started === "string") {
        child.kill("SIGKILL");
        forget();
        throw new Failure(`The local gateway ${started}.`, {
            output: lines.join("\n"),
            hint: data === undefined ? undefined : `Its data is in ${data}.`,
        });
    }
    return {
        ...started,
        stop: async () => {
            // execa kills it if it does not end within five seconds.
            child.kill();
            await child;
            forget();
        },
    };
}

/**
 * @param {string} line
 * @returns {Account | undefined}
 */
function readyLine(line) {
    try {
        const { endpoint, accounts } = JSON.parse(line);
        const { apiKey, projects } = accounts[0];
        return typeof endpoint === "string" ? { endpoint, apiKey, project: projects[0] } : undefined;
    } catch {
        return undefined;
    }
}
