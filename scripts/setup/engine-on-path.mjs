// The user's own Pulumi CLI.
import * as fs from "node:fs";
import * as path from "node:path";

import { execa } from "execa";
import semver from "semver";
import which from "which";

import { messageOf } from "../support/failure.mjs";
import { ENGINE_PROGRAMS, OLDEST_VERSION, parseVersion } from "./engine-versions.mjs";

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
        return { reason: `${pulumi} does not run: ${messageOf(error).split("\n")[0]}` };
    }
    const version = parseVersion(output);
    if (!version || semver.lt(version, OLDEST_VERSION)) {
        return { reason: `${pulumi} is version ${version ?? JSON.stringify(output)}, older than ${OLDEST_VERSION}` };
    }
    // The CLI looks for its helpers on PATH and next to itself. A CLI that was built by hand has none.
    const folder = path.dirname(fs.realpathSync(pulumi));
    const missing = ENGINE_PROGRAMS.filter((name) => !findProgram(name, env) && !findProgram(name, { PATH: folder }));
    return missing.length > 0 ? { reason: `${pulumi} has no ${missing.join(" and no ")}` } : { pulumi, version };
}

/**
 * @param {string} pulumi
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} What `pulumi version` prints.
 */
export async function versionOf(pulumi, env) {
    const quiet = { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" };
    const options = { env: quiet, extendEnv: false, timeout: 30_000 };
    return (await execa(pulumi, ["version"], { ...options, stdin: "ignore" })).stdout;
}

/**
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined} Its absolute path.
 */
export function findProgram(name, env) {
    const found = which.sync(name, { path: env["PATH"] ?? env["Path"] ?? "", pathExt: env["PATHEXT"], nothrow: true });
    return found === null ? undefined : path.resolve(found);
}
