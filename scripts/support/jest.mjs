// jest, as npm test and npm run test:fuzz start it.
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
    // got is ESM only, so the tests import it for real; Node calls what jest needs for that experimental.
    const flags = ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"].filter((flag) =>
        process.allowedNodeEnvironmentFlags.has(flag.split("=")[0]),
    );
    return runInForeground([process.execPath, ...flags, jest, ...args], { cwd: repository, env });
}
