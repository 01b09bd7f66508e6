// What a command needs besides the npm packages (preload.mjs): the compiled code and the Pulumi engine. Quick when both are
// there.
import * as path from "node:path";

import { build, outdatedTargets } from "./setup/build.mjs";
import { getEngine } from "./setup/engine.mjs";
import { withLock } from "./setup/lock.mjs";
import { checkoutLock, repository } from "./support/folders.mjs";

/**
 * @typedef {object} Cli The Pulumi CLI.
 * @property {string} pulumi Its path.
 * @property {string} version
 * @property {{ PATH?: string }} env What the environment of its users needs.
 */

/** Compiles what is outdated. */
export async function compile() {
    if (outdatedTargets(repository).length > 0) {
        await withLock(checkoutLock, "compiling", () => build(repository));
    }
}

/**
 * Compiles what is outdated, and finds the Pulumi CLI or gets one.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Cli>}
 */
export async function setUp(env = process.env) {
    await compile();
    const { pulumi, version, folder } = await getEngine(env);
    const PATH = [folder, env["PATH"] ?? env["Path"]].filter(Boolean).join(path.delimiter);
    return { pulumi, version, env: folder ? { PATH } : {} };
}
