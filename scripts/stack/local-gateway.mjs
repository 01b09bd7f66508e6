// Runs the local gateway for the stack `local`, as long as something needs it.
import * as fs from "node:fs";

import { withLock } from "../setup/lock.mjs";
import { Failure } from "../support/failure.mjs";
import { startGateway } from "./gateway-process.mjs";

/** @typedef {import("./gateway-process.mjs").LocalGateway} LocalGateway */

/**
 * Runs `body` while the gateway runs. Only one at a time: two would overwrite each other's data.
 * @template T
 * @param {import("./stack.mjs").Stack} stack
 * @param {NodeJS.ProcessEnv} env
 * @param {(gateway: LocalGateway) => Promise<T>} body
 * @returns {Promise<T>}
 */
export function withLocalGateway({ paths }, env, body) {
    refuseTwccSettings(paths.config);
    return withLock(paths.lock, "using the local gateway", async () => {
        const gateway = await startGateway({ data: paths.gateway, env });
        try {
            return await body(gateway);
        } finally {
            await gateway.stop();
        }
    });
}

/**
 * The program gets the gateway's endpoint and API key from the environment, and the stack's configuration overrides that:
 * with a TWCC setting there, the stack would not use the local gateway.
 * @param {string} config
 */
function refuseTwccSettings(config) {
    const text = fs.existsSync(config) ? fs.readFileSync(config, "utf8") : "";
    const setting = /^\s+(twcc:(?:apiKey|endpoint|platform|project))\s*:/m.exec(text)?.[1];
    if (setting) {
        throw new Failure(
            `The configuration of stack local contains ${setting}, so the stack would not use the local gateway.`,
            {
                hint: [
                    `Remove it:            npm run pulumi -- --local config rm ${setting}`,
                    `Set it for TWCC:      npm run pulumi -- --twcc config set ${setting === "twcc:apiKey" ? "--secret " : ""}${setting} …`,
                ].join("\n"),
            },
        );
    }
}
