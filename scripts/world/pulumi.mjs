// Runs the Pulumi CLI in a world: with its stack, and with the gateway where it needs one.
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
 * @param {import("./world.mjs").World} world
 * @param {string[]} args
 * @param {object} [options]
 * @param {(gateway: import("./local-gateway.mjs").LocalGateway) => Promise<void>} [options.afterwards] What follows a
 * success, while the local gateway still runs.
 * @param {ReturnType<typeof import("../support/overhear.mjs").overhear>} [options.heard]
 * @returns {Promise<number>} Pulumi's exit code.
 */
export async function runPulumi(cli, world, args, { afterwards, heard } = {}) {
    const plan = planPulumi(args, world.places);
    const env = { ...world.env, ...cli.env };
    if (plan.createsStack) {
        await selectStack({ ...cli, env }, world, { create: true });
    }
    const run = (/** @type {NodeJS.ProcessEnv} */ added) =>
        runInForeground([cli.pulumi, ...plan.args], {
            cwd: plan.inProject ? world.places.project : repository,
            env: { ...env, ...added },
            ...(heard && { heard }),
        });
    if (!plan.needsGateway || world.name === "twcc") {
        return run({});
    }
    return withLocalGateway(world, env, async (gateway) => {
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
 * @param {import("./world.mjs").World} world
 * @returns {Promise<Record<string, unknown>>}
 */
export async function readOutputs(cli, world) {
    const args = ["stack", "output", "--json", "--show-secrets", "--non-interactive"];
    const options = { cwd: world.places.project, env: { ...world.env, ...cli.env }, maxBuffer: 64 * 1024 * 1024 };
    try {
        return JSON.parse((await promisify(execFile)(cli.pulumi, args, options)).stdout);
    } catch (error) {
        // Not its cause: that would hold what was printed, secrets included.
        const { stderr } = /** @type {{ stderr?: string }} */ (error);
        throw new Failure(`Pulumi could not read the outputs of stack ${world.places.stack}.`, { output: stderr });
    }
}

/**
 * Runs where the stack's configuration is, for Pulumi writes the encryption's salt into it.
 * @param {Cli} cli
 * @param {import("./world.mjs").World} world
 * @param {{ create: boolean }} options
 * @returns {Promise<boolean>} Whether the stack exists now.
 */
export async function selectStack({ pulumi, env }, { places }, { create }) {
    const args = ["stack", "select", places.stack, ...(create ? ["--create"] : []), "--non-interactive"];
    try {
        await promisify(execFile)(pulumi, args, { cwd: places.project, env });
        return true;
    } catch (error) {
        const output = String(/** @type {{ stderr?: string }} */ (error).stderr);
        if (!create && /no stack named/.test(output)) {
            return false;
        }
        throw new Failure(`Pulumi could not select stack ${places.stack}.`, {
            output,
            hint: hintFor(output, places),
            cause: error,
        });
    }
}

/**
 * @param {string} output
 * @param {import("./places.mjs").Places} places
 */
function hintFor(output, places) {
    if (/passphrase/i.test(output)) {
        return `Its secrets were encrypted with another passphrase: give that one. (The stack's settings: ${places.config})`;
    }
    return fs.existsSync(places.state) ? `Its state: ${places.folder}` : undefined;
}
