// The local stack's gateway, for as long as something needs it.
import * as fs from "node:fs";

import { withLock } from "../setup/lock.mjs";
import { Failure } from "../support/failure.mjs";
import { startGateway } from "./gateway-process.mjs";

/** @typedef {import("./gateway-process.mjs").LocalGateway} LocalGateway */

/**
 * Runs `body` while the gateway runs. One at a time: two would overwrite each other's data.
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
 * Stack configuration wins over the environment, by which the program gets the gateway's endpoint and key: a setting of
 * TWCC's there would lead out of the local stack.
 * @param {string} config
 */
function refuseTwccSettings(config) {
    const text = fs.existsSync(config) ? fs.readFileSync(config, "utf8") : "";
    const setting = /^\s+(twcc:(?:apiKey|endpoint|platform|project))\s*:/m.exec(text)?.[1];
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
