// Starts jest, for npm test and similar commands.
import * as path from "node:path";

import { repository } from "./folders.mjs";
import { runInForeground } from "./run.mjs";

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} Its exit code.
 */
export function runJest(args, env) {
    const jest = path.join(repository, "node_modules", "jest", "bin", "jest.js");
    // got is ESM only, and jest needs an experimental feature of Node to import it. (An old Node 20 has no --disable-warning.)
    const flags = ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"].filter((flag) =>
        process.allowedNodeEnvironmentFlags.has(flag),
    );
    return runInForeground([process.execPath, ...flags, jest, ...args], { cwd: repository, env });
}
