// The user's own Pulumi CLI.
import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";

import { messageOf } from "../support/failure.mjs";
import { ENGINE_PROGRAMS, OLDEST_VERSION, isAtLeast, parseVersion } from "./engine-versions.mjs";

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ pulumi: string, version: string } | { reason: string }>} The engine, or why there is none.
 */
export async function engineOnPath(env) {
    const pulumi = findProgram("pulumi", env);
    if (!pulumi) {
        return { reason: "there is no pulumi on PATH" };
    }
    let output;
    try {
        output = await versionOf(pulumi, env);
    } catch (error) {
        return { reason: `${pulumi} does not run: ${messageOf(error).trim().split("\n")[0]}` };
    }
    const version = parseVersion(output);
    if (!version || !isAtLeast(version, OLDEST_VERSION)) {
        return {
            reason: `${pulumi} is version ${version ?? JSON.stringify(output.trim())}, older than ${OLDEST_VERSION}`,
        };
    }
    // The CLI looks for its helpers on PATH and beside itself; one built by hand comes without them.
    const beside = path.dirname(fs.realpathSync(pulumi));
    const missing = ENGINE_PROGRAMS.filter((name) => !findProgram(name, env) && !findIn(beside, name, env));
    return missing.length > 0 ? { reason: `${pulumi} comes without ${missing.join(" and ")}` } : { pulumi, version };
}

/**
 * @param {string} pulumi
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} What `pulumi version` prints.
 */
export async function versionOf(pulumi, env) {
    const options = { env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" }, timeout: 30_000 };
    return (await promisify(execFile)(pulumi, ["version"], options)).stdout;
}

/**
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 */
export function findProgram(name, env) {
    const folders = (env["PATH"] ?? env["Path"] ?? "").split(path.delimiter).filter(Boolean);
    for (const folder of folders) {
        const found = findIn(folder, name, env);
        if (found) {
            return path.resolve(found);
        }
    }
    return undefined;
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 */
function findIn(folder, name, env) {
    const endings = process.platform === "win32" ? (env["PATHEXT"] ?? ".EXE;.CMD").split(";") : [""];
    return endings
        .map((ending) => path.join(folder, `${name}${ending}`))
        .find((file) => {
            try {
                fs.accessSync(file, fs.constants.X_OK);
                return fs.statSync(file).isFile();
            } catch {
                return false;
            }
        });
}
