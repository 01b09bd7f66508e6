// Runs the Pulumi CLI in a stack: with its stack, and with the gateway where it needs one.
import { execFile } from "node:child_process";
import * as fs from "node:fs";
import { promisify } from "node:util";

import { Failure } from "../support/failure.mjs";
import { repository } from "../support/folders.mjs";
import { runInForeground } from "../support/run.mjs";
import { gatewayEnvironment } from "./environment.mjs";
import { withLocalGateway } from "./local-gateway.mjs";
import { planPulumi } from "./pulumi-arguments.mjs";

/** @typedef {{ pulumi: string, env: NodeJS.ProcessEnv }} Cli */

/**
 * @param {Cli} cli
 * @param {import("./stack.mjs").Stack} stack
 * @param {string[]} args
 * @param {object} [options]
 * @param {(gateway: import("./local-gateway.mjs").LocalGateway) => Promise<void>} [options.afterwards] What follows a
 * success, while the local gateway still runs.
 * @returns {Promise<number>} Pulumi's exit code.
 */
export async function runPulumi(cli, stack, args, { afterwards } = {}) {
    const plan = planPulumi(args, stack.paths);
    const env = { ...stack.env, ...cli.env };
    if (plan.createsStack) {
        await selectStack({ ...cli, env }, stack, { create: true });
    }
    const run = (/** @type {NodeJS.ProcessEnv} */ added) =>
        runInForeground([cli.pulumi, ...plan.args], {
            cwd: plan.inProject ? stack.paths.project : repository,
            env: { ...env, ...added },
        });
    if (!plan.needsGateway || stack.name === "twcc") {
        return run({});
    }
    return withLocalGateway(stack, env, async (gateway) => {
        const code = await run(gatewayEnvironment(gateway));
        if (code === 0) {
            await afterwards?.(gateway);
        }
        return code;
    });
}

/**
 * The stack's outputs, secrets in clear: they stay in memory.
 * @param {Cli} cli
 * @param {import("./stack.mjs").Stack} stack
 * @returns {Promise<Record<string, unknown>>}
 */
export async function readOutputs(cli, stack) {
    const args = ["stack", "output", "--json", "--show-secrets", "--non-interactive"];
    const options = { cwd: stack.paths.project, env: { ...stack.env, ...cli.env }, maxBuffer: 64 * 1024 * 1024 };
    try {
        return JSON.parse((await promisify(execFile)(cli.pulumi, args, options)).stdout);
    } catch (error) {
        // Not its cause: that would hold what was printed, secrets included.
        const { stderr } = /** @type {{ stderr?: string }} */ (error);
        throw new Failure(`Pulumi could not read the outputs of stack ${stack.paths.name}.`, { output: stderr });
    }
}

/**
 * Runs where the stack's configuration is, for Pulumi writes the encryption's salt into it.
 * @param {Cli} cli
 * @param {import("./stack.mjs").Stack} stack
 * @param {{ create: boolean }} options
 * @returns {Promise<boolean>} Whether the stack exists now.
 */
export async function selectStack({ pulumi, env }, { paths }, { create }) {
    const args = ["stack", "select", paths.name, ...(create ? ["--create"] : []), "--non-interactive"];
    try {
        await promisify(execFile)(pulumi, args, { cwd: paths.project, env });
        return true;
    } catch (error) {
        const output = String(/** @type {{ stderr?: string }} */ (error).stderr);
        if (!create && /no stack named/.test(output)) {
            return false;
        }
        throw new Failure(`Pulumi could not select stack ${paths.name}.`, {
            output,
            hint: hintFor(output, paths),
            cause: error,
        });
    }
}

/**
 * @param {string} output
 * @param {import("./paths.mjs").StackPaths} paths
 */
function hintFor(output, paths) {
    if (/passphrase/i.test(output)) {
        return `Its secrets were encrypted with another passphrase: give that one. (The stack's settings: ${paths.config})`;
    }
    return fs.existsSync(paths.state) ? `Its state: ${paths.folder}` : undefined;
}
