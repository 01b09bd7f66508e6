// Whether a TWCC API key is configured, and where. The key itself is not looked at here.
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

import { twccFolders } from "./places.mjs";

/** In the order in which the provider asks them (design.md, "Configuration"). */
export const API_KEY_VARIABLES = ["TWCC_API_KEY", "TWCC_APIKEY", "_TWCC_API_KEY_"];

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined} Where an API key was found, as a clause for the user.
 */
export function findApiKey(env) {
    const variable = API_KEY_VARIABLES.find((name) => env[name]?.trim());
    if (variable) {
        return `${variable} is set`;
    }
    const { config } = twccFolders();
    if (/^\s+twcc:apiKey\s*:/m.test(read(config))) {
        return `twcc:apiKey is configured in stack twcc (${config})`;
    }
    const credential = twccliFile(env);
    return /^\s*["']?twcc_api_key["']?\s*:\s*\S/m.test(read(credential))
        ? `twccli's file ${credential} holds an API key`
        : undefined;
}

/** @param {NodeJS.ProcessEnv} env */
export const twccliFile = (env) =>
    path.join(env["TWCC_DATA_PATH"] || path.join(os.homedir(), ".twcc_data"), "credential");

/**
 * @param {string} file
 * @returns {string} "" when it cannot be read
 */
function read(file) {
    try {
        return fs.readFileSync(file, "utf8");
    } catch {
        return "";
    }
}
