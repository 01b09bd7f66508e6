// Installs the CLI with Pulumi's own installer, which is part of the Automation API in @pulumi/pulumi.
import * as fs from "node:fs";
import { fileURLToPath } from "node:url";

import { runStep } from "../support/run.mjs";
import { pulumiIn } from "./engine-cache.mjs";
import { versionOf } from "./engine-on-path.mjs";
import { ENGINE_VERSION, parseVersion } from "./engine-versions.mjs";

/** A download of about 100 MB. */
const TIMEOUT_MS = 10 * 60_000;

/**
 * @param {string} folder Where to install.
 * @param {NodeJS.ProcessEnv} env
 */
export async function installOfficialEngine(folder, env) {
    await runStep({
        what: `downloading Pulumi ${ENGINE_VERSION} with its official installer`,
        command: [
            process.execPath,
            fileURLToPath(new URL("official-installer.mjs", import.meta.url)),
            folder,
            ENGINE_VERSION,
        ],
        env,
        timeoutMs: TIMEOUT_MS,
    });
    const version = parseVersion(await versionOf(pulumiIn(folder), env));
    if (version !== ENGINE_VERSION || !fs.existsSync(pulumiIn(folder))) {
        throw new Error(`it installed version ${version ?? "?"} instead of ${ENGINE_VERSION}`);
    }
}
