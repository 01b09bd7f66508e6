// Runs the Pulumi CLI on a stack, with the local gateway if it needs one.
import * as fs from "node:fs";

import { execa } from "execa";

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
 * @param {(gateway: import("./gateway-process.mjs").LocalGateway) => Promise<void>} [options.afterwards] Runs after a
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
 * The stack's outputs, with the secrets decrypted. They stay in memory.
 * @param {Cli} cli
 * @param {import("./stack.mjs").Stack} stack
 * @returns {Promise<import("../login/log-in.mjs").Outputs>}
 */
export async function readOutputs(cli, { paths, env }) {
    const args = ["stack", "output", "--json", "--show-secrets", "--non-interactive"];
    try {
        const options = { cwd: paths.project, env: { ...env, ...cli.env }, extendEnv: false };
        return JSON.parse((await execa(cli.pulumi, args, { ...options, stdin: "ignore" })).stdout);
    } catch (error) {
        // Without the cause: that contains what Pulumi printed, secrets too.
        const { stderr } = /** @type {{ stderr?: string }} */ (error);
        throw new Failure(`Pulumi could not read the outputs of stack ${paths.name}.`, { output: stderr });
    }
}

/**
 * Runs where the stack's configuration is, since Pulumi writes the salt of the encryption into it.
 * @param {Cli} cli
 * @param {import("./stack.mjs").Stack} stack
 * @param {{ create: boolean }} options
 * @returns {Promise<boolean>} Whether the stack exists now.
 */
export async function selectStack({ pulumi, env }, { paths }, { create }) {
    const args = ["stack", "select", paths.name, ...(create ? ["--create"] : []), "--non-interactive"];
    const options = { cwd: paths.project, env, extendEnv: false };
    const result = await execa(pulumi, args, { ...options, stdin: "ignore", reject: false });
    if (!result.failed) {
        return true;
    }
    if (!create && /no stack named/.test(result.stderr)) {
        return false;
    }
    throw new Failure(`Pulumi could not select stack ${paths.name}.`, {
        output: result.stderr || result.shortMessage,
        hint: hintFor(result.stderr, paths),
        cause: result.cause,
    });
}

/**
 * @param {string} output
 * @param {import("./paths.mjs").StackPaths} paths
 */
function hintFor(output, paths) {
    if (/passphrase/i.test(output)) {
        return `The stack's secrets were encrypted with another passphrase. Use that one. (The stack's configuration: ${paths.config})`;
    }
    return fs.existsSync(paths.state) ? `The stack's files: ${paths.folder}` : undefined;
}
