// The local TWCC gateway as a child that never outlives us.
import { spawn } from "node:child_process";
import * as path from "node:path";

import { Failure } from "../support/failure.mjs";
import { repository } from "../support/folders.mjs";
import { atExit } from "../support/interruption.mjs";
import { lineReader } from "../support/run.mjs";

const START_MS = 15_000;
const STOP_MS = 5_000;
/** Long enough to see a machine boot; it is Ready at the provider's second look, after four seconds. */
const MACHINE_TIMES = ["--boot-delay", "2800", "--delete-delay", "800"];

/** The compiled gateway (setup/build.mjs). */
export const gatewayProgram = path.join(repository, "build", "gateway", "main.js");

/**
 * @typedef {object} Account The gateway's first.
 * @property {string} endpoint
 * @property {string} apiKey
 * @property {string} project
 */

/** @typedef {Account & { stop: () => Promise<void> }} LocalGateway */

/**
 * @param {object} options
 * @param {string} [options.data] the file that its state lives in; in memory without one.
 * @param {NodeJS.ProcessEnv} options.env
 * @param {readonly string[]} [options.more] more of the gateway's own options.
 * @returns {Promise<LocalGateway>}
 */
export function startGateway({ data, env, more = [] }) {
    const kept = data === undefined ? [] : ["--data", data];
    const args = [gatewayProgram, "--port", "0", ...kept, "--parent", String(process.pid), ...MACHINE_TIMES, ...more];
    // A process group of its own: Ctrl-C must not stop it while Pulumi still has a call under way.
    const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"], detached: true });
    const forget = atExit(() => child.kill());
    const ended = new Promise((resolve) => child.once("close", resolve));
    const stop = async () => {
        child.kill("SIGTERM");
        const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
        await ended;
        clearTimeout(timer);
        forget();
    };
    return new Promise((resolve, reject) => {
        /** @type {string[]} */
        const said = [];
        const fail = (/** @type {string} */ why) => {
            clearTimeout(timer);
            child.kill("SIGKILL");
            reject(
                new Failure(`The local gateway ${why}.`, {
                    output: said.slice(-25).join("\n"),
                    ...(data !== undefined && { hint: `Its data is in ${data}.` }),
                }),
            );
        };
        const timer = setTimeout(() => fail(`was not ready after ${START_MS / 1_000} s`), START_MS);
        const keep = (/** @type {string} */ line) => {
            said.push(line);
            said.splice(0, said.length - 25);
        };
        child.on("error", (error) => fail(`could not be started: ${error.message}`));
        child.on("close", (code) => fail(`ended with exit code ${code}`));
        child.stderr.setEncoding("utf8").on("data", lineReader(keep).feed);
        child.stdout.setEncoding("utf8").on(
            "data",
            lineReader((line) => {
                const ready = readyLine(line);
                if (ready) {
                    clearTimeout(timer);
                    resolve({ ...ready, stop });
                } else {
                    keep(line);
                }
            }).feed,
        );
    });
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
