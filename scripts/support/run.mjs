// Child processes: quiet steps, whose output is shown only if they fail, and the one that has the user's terminal.
import * as path from "node:path";

import { execa } from "execa";

import { Failure } from "./failure.mjs";
import { atExit, handSignalsTo } from "./interruption.mjs";
import { showProgress } from "./progress.mjs";

/** The part of a failed step's output that is shown. npm says why at the beginning, compilers at the end. */
const HEAD_LINES = 10;
const TAIL_LINES = 20;

/**
 * @typedef {object} Step
 * @property {string} what What is being done, as a noun phrase: "compiling the package".
 * @property {[string, ...string[]]} command
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {() => string} [line] The progress line; `what` without it.
 * @property {number} [since] When the work of the progress line began, if not now.
 * @property {(line: string) => void} [onError] Gets each line on standard error.
 * @property {number} [timeoutMs]
 * @property {string} [hint] What to do if it fails.
 */

/**
 * Runs a command to its end, without input.
 * @param {Step} step
 * @returns {Promise<string>} What it wrote to standard output.
 * @throws {Failure} if it cannot be started, fails or takes too long
 */
export async function runStep({ what, command, cwd, env, line = () => what, since, onError, timeoutMs, hint }) {
    const [file, ...args] = command;
    const endProgress = showProgress(line, { since });
    const result = await execa(file, args, {
        cwd,
        env,
        extendEnv: env === undefined,
        stdin: "ignore",
        stderr: function* (/** @type {unknown} */ text) {
            onError?.(String(text));
            yield text;
        },
        all: true,
        timeout: timeoutMs,
        reject: false,
    });
    endProgress();
    if (result.failed) {
        throw new Failure(`Failed: ${what} (${path.basename(file)} ${args[0] ?? ""}: ${whyFailed(result)}).`, {
            output: shorten(result.all ?? ""),
            hint,
            cause: result.cause,
        });
    }
    return result.stdout;
}

/**
 * Runs a command that has the user's terminal.
 * @param {[string, ...string[]]} command
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} Its exit code.
 */
export async function runInForeground([file, ...args], { cwd, env } = {}) {
    const terminal = process.stdin.isTTY === true;
    // In a terminal the child gets Ctrl-C by itself, as a member of our process group. From a second one pulumi would give
    // up at once. Without a terminal the child has a group of its own, so that only this process sends it signals.
    const child = execa(file, args, {
        cwd,
        env,
        extendEnv: env === undefined,
        stdio: "inherit",
        detached: !terminal && process.platform !== "win32",
        reject: false,
    });
    // execa does not end a detached child.
    const forget = atExit(() => child.kill());
    let last = -Infinity;
    const takeBack = handSignalsTo((signal) => {
        // npm passes on a signal that our process group has got already: within a second it is the same one.
        const repeated = performance.now() - last < 1_000;
        last = performance.now();
        if (!repeated && !(terminal && signal === "SIGINT")) {
            child.kill("SIGINT");
        }
    });
    const result = await child;
    takeBack();
    forget();
    if (result.exitCode === undefined && result.signal === undefined) {
        throw new Failure(`Cannot start "${file}": ${whyFailed(result)}.`, { cause: result.cause });
    }
    return result.exitCode ?? (result.signal === "SIGINT" ? 130 : 1);
}

/** @param {{ code?: string, timedOut: boolean, exitCode?: number, signal?: string, originalMessage?: string }} result */
function whyFailed({ code, timedOut, exitCode, signal, originalMessage }) {
    if (code === "ENOENT") {
        return "not found";
    }
    if (timedOut) {
        return "it took too long";
    }
    if (signal !== undefined) {
        return `ended by ${signal}`;
    }
    return exitCode === undefined ? (originalMessage ?? "unknown error") : `exit code ${exitCode}`;
}

/** @param {string} output */
function shorten(output) {
    const lines = output.split("\n");
    const left = lines.length - HEAD_LINES - TAIL_LINES;
    return left > 0
        ? [...lines.slice(0, HEAD_LINES), `… ${left} lines …`, ...lines.slice(-TAIL_LINES)].join("\n")
        : output;
}
