// Whether a TWCC API key is configured, and where. This does not use the key itself.
import * as fs from "node:fs";
import { createRequire } from "node:module";

import { Failure } from "../support/failure.mjs";
import { twccPaths } from "./paths.mjs";

/** The provider's own reader, compiled. */
const reader = "../../dist/provider/configuration/index.js";

/**
 * @typedef {object} Configuration The part of it that this uses.
 * @property {readonly string[]} apiKeyVariables
 * @property {(env: NodeJS.ProcessEnv) => { path: string, apiKey?: string, problem?: string }} readCredentialFile
 */

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined} Where an API key was found, as a clause for the user.
 */
export function findApiKey(env) {
    /** @type {Configuration} */
    const { apiKeyVariables, readCredentialFile } = createRequire(import.meta.url)(reader);
    const variable = apiKeyVariables.find((name) => env[name]?.trim());
    if (variable) {
        return `${variable} is set`;
    }
    const { config } = twccPaths();
    if (/^\s+twcc:apiKey\s*:/m.test(read(config))) {
        return `twcc:apiKey is configured in stack twcc (${config})`;
    }
    const file = readCredentialFile(env);
    if (file.problem) {
        throw new Failure(file.problem, {
            hint: "To use the local gateway instead, add --local: npm run up -- --local",
        });
    }
    return file.apiKey === undefined ? undefined : `twccli's file ${file.path} holds an API key`;
}

/**
 * @param {string} file
 * @returns {string} "" if it cannot be read
 */
function read(file) {
    try {
        return fs.readFileSync(file, "utf8");
    } catch {
        return "";
    }
}
