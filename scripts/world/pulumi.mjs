// Runs the Pulumi CLI in a world: with its stack, and with the gateway where it needs one.
import { execFile } from "node:child_process";
import * as fs from "node:fs";
import { promisify } from "node:util";

import { withLock } from "../setup/lock.mjs";
import { Failure } from "../support/failure.mjs";
import { repository } from "../support/folders.mjs";
import { runInForeground } from "../support/run.mjs";
import { gatewayEnvironment } from "./environment.mjs";
import { startGateway } from "./gateway-process.mjs";
import { planPulumi } from "./pulumi-arguments.mjs";

/** @typedef {{ pulumi: string, env: NodeJS.ProcessEnv }} Cli */

/**
 * @param {Cli} cli
 * @param {import("./world.mjs").World} world
 * @param {string[]} args
 * @returns {Promise<number>} Pulumi's exit code.
 */
export async function runPulumi(cli, world, args) {
    const plan = planPulumi(args, world.places);
    const env = { ...world.env, ...cli.env };
    if (plan.createsStack) {
        await selectStack({ ...cli, env }, world, { create: true });
    }
    const run = (/** @type {NodeJS.ProcessEnv} */ added) =>
        runInForeground([cli.pulumi, ...plan.args], {
            cwd: plan.inProject ? world.places.project : repository,
            env: { ...env, ...added },
        });
    if (!plan.needsGateway || world.name === "twcc") {
        return run({});
    }
    // One gateway at a time: two would overwrite each other's data.
    refuseTwccSettings(world.places.config);
    return withLock(world.places.lock, "using the local gateway", async () => {
        const gateway = await startGateway({ data: world.places.gateway, env });
        try {
            return await run(gatewayEnvironment(gateway));
        } finally {
            await gateway.stop();
        }
    });
}

/**
 * Stack configuration wins over the environment, by which the program gets the gateway's endpoint and key: a setting of
 * TWCC's there would lead out of the local world.
 * @param {string} config
 */
function refuseTwccSettings(config) {
    const text = fs.existsSync(config) ? fs.readFileSync(config, "utf8") : "";
    const setting = /^\s+(twcc:(?:apiKey|endpoint|platform))\s*:/m.exec(text)?.[1];
    if (setting) {
        throw new Failure(
            `Stack local has a setting of its own for ${setting}, so it would not work with the local gateway.`,
            {
                hint: [
                    `Remove it:          npm run pulumi -- --local config rm ${setting}`,
                    `For TWCC itself:    npm run pulumi -- --twcc config set ${setting === "twcc:apiKey" ? "--secret " : ""}${setting} …`,
                ].join("\n"),
            },
        );
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
