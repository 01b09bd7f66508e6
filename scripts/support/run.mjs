// Child processes: quiet steps, whose output is shown only when they fail; and the one that the user sees.
import { spawn } from "node:child_process";
import * as path from "node:path";

import { Failure, codeOf } from "./failure.mjs";
import { atExit, handSignalsTo } from "./interruption.mjs";
import { showProgress } from "./progress.mjs";

/** So much of a step's output is kept for its failure: npm says why at the beginning, compilers at the end. */
const HEAD_LINES = 10;
const TAIL_LINES = 20;

/**
 * @typedef {object} Step
 * @property {string} what What is being done, as a noun phrase: "installing the npm packages".
 * @property {[string, ...string[]]} command
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {() => string} [line] The progress line; `what` without it.
 * @property {number} [since] When the work began that the progress line tells of, if not now.
 * @property {(line: string) => void} [onError] Called with each line on standard error.
 * @property {number} [timeoutMs]
 * @property {string} [hint] What to do when it fails.
 */

/**
 * Runs a command to its end, without input.
 * @param {Step} step
 * @returns {Promise<string>} What it wrote to standard output.
 * @throws {Failure} when it cannot be started, fails or takes too long
 */
export function runStep({ what, command, cwd, env, line = () => what, since, onError, timeoutMs, hint }) {
    const [file, ...args] = command;
    return new Promise((resolve, reject) => {
        const child = spawn(file, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], ...shellFor(file) });
        const forget = atExit(() => child.kill());
        const endProgress = showProgress(line, { since });
        const timer = timeoutMs === undefined ? undefined : setTimeout(() => child.kill(), timeoutMs);
        let output = "";
        const { keep, kept } = shortOutput();
        child.stdout.setEncoding("utf8").on("data", (/** @type {string} */ text) => (output += text));
        const outLines = lineReader(keep);
        const errorLines = lineReader((text) => {
            keep(text);
            onError?.(text);
        });
        child.stdout.on("data", outLines.feed);
        child.stderr.setEncoding("utf8").on("data", errorLines.feed);
        const end = () => {
            clearTimeout(timer);
            endProgress();
            forget();
        };
        child.on("error", (error) => {
            end();
            const why = codeOf(error) === "ENOENT" ? `"${file}" was not found` : error.message;
            reject(new Failure(`Failed: ${what}: ${why}.`, { hint, cause: error }));
        });
        child.on("close", (code, signal) => {
            end();
            outLines.end();
            errorLines.end();
            if (code === 0) {
                resolve(output);
                return;
            }
            const why = signal === null ? `exit code ${code}` : `ended by ${signal}`;
            reject(
                new Failure(`Failed: ${what} (${path.basename(file)} ${args[0] ?? ""}: ${why}).`, {
                    output: kept(),
                    hint,
                }),
            );
        });
    });
}

/** Keeps the beginning and the end of what a step says. */
function shortOutput() {
    /** @type {string[]} */
    const head = [];
    /** @type {string[]} */
    const tail = [];
    let left = 0;
    return {
        /** @param {string} line */
        keep(line) {
            if (head.length < HEAD_LINES) {
                head.push(line);
                return;
            }
            tail.push(line);
            left += tail.splice(0, tail.length - TAIL_LINES).length;
        },
        kept: () => [...head, ...(left > 0 ? [`… ${left} lines …`] : []), ...tail].join("\n"),
    };
}

/**
 * Runs a command that has the user's terminal, and resolves with its exit code.
 * @param {[string, ...string[]]} command
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>}
 */
export function runInForeground([file, ...args], { cwd, env } = {}) {
    const terminal = process.stdin.isTTY === true;
    return new Promise((resolve, reject) => {
        // In a terminal Ctrl-C reaches the child by itself, as a member of our process group; a second copy from us would
        // make pulumi give up at once. Without a terminal it gets a group of its own, so that signals come from us alone.
        const child = spawn(file, args, {
            cwd,
            env,
            stdio: "inherit",
            detached: !terminal && process.platform !== "win32",
        });
        const forget = atExit(() => child.kill());
        let last = -Infinity;
        const takeBack = handSignalsTo((signal) => {
            // npm passes on a signal that our process group has already got: within a second it is the same one.
            const repeated = performance.now() - last < 1_000;
            last = performance.now();
            if (!repeated && !(terminal && signal === "SIGINT")) {
                child.kill("SIGINT");
            }
        });
        const end = () => {
            takeBack();
            forget();
        };
        child.on("error", (error) => {
            end();
            reject(new Failure(`Failed: starting "${file}": ${error.message}.`, { cause: error }));
        });
        child.on("close", (code, signal) => {
            end();
            resolve(code ?? (signal === "SIGINT" ? 130 : 1));
        });
    });
}

/**
 * npm, the way that started us if there is one: a PATH with another npm, or with none, does not matter then.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {[string, ...string[]]}
 */
export function npm(env = process.env) {
    const script = env["npm_execpath"];
    return script && /^npm-cli\.c?js$/.test(path.basename(script)) ? [process.execPath, script] : ["npm"];
}

/**
 * On Windows npm is a batch file, which only a shell can start.
 * @param {string} file
 */
const shellFor = (file) => (process.platform === "win32" && file === "npm" ? { shell: true } : {});

/**
 * Cuts a stream of text into lines.
 * @param {(line: string) => void} use
 */
export function lineReader(use) {
    let rest = "";
    return {
        /** @param {string} text */
        feed(text) {
            const lines = (rest + text).split(/\r?\n/);
            rest = lines.pop() ?? "";
            lines.forEach(use);
        },
        end() {
            if (rest !== "") {
                use(rest);
            }
            rest = "";
        },
    };
}
