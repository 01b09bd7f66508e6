// Everything that a fresh clone needs: npm packages, compiled code, the Pulumi engine. Quick when all is there.
// Only Node's own modules may be imported here: node_modules may not exist yet.
import * as path from "node:path";
import { pathToFileURL } from "node:url";

import { build, outdatedTargets } from "./setup/build.mjs";
import { dependenciesAreInstalled, installDependencies } from "./setup/dependencies.mjs";
import { getEngine } from "./setup/engine.mjs";
import { withLock } from "./setup/lock.mjs";
import { main } from "./support/failure.mjs";
import { repository } from "./support/folders.mjs";

/**
 * @template {boolean} E
 * @param {{ engine: E, env?: NodeJS.ProcessEnv }} options engine: false where no Pulumi is needed.
 * @returns {Promise<E extends true ? { pulumi: string, version: string, env: { PATH?: string } } : undefined>}
 * The CLI's path, and what to add to the environment of whoever uses it.
 */
export async function setUp({ engine, env = process.env }) {
    await prepareCheckout();
    if (!engine) {
        return /** @type {any} */ (undefined);
    }
    const { pulumi, version, folder } = await getEngine(env);
    const PATH = [folder, env["PATH"] ?? env["Path"]].filter(Boolean).join(path.delimiter);
    return /** @type {any} */ ({ pulumi, version, env: folder ? { PATH } : {} });
}

async function prepareCheckout() {
    const isReady = () => dependenciesAreInstalled(repository) && outdatedTargets(repository).length === 0;
    if (isReady()) {
        return;
    }
    await withLock(path.join(repository, "build", ".setup-lock"), "setting up this checkout", async () => {
        if (!dependenciesAreInstalled(repository)) {
            await installDependencies(repository);
        }
        await build(repository);
    });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
    await main(async () => {
        const started = performance.now();
        const { pulumi, version } = await setUp({ engine: true });
        const seconds = ((performance.now() - started) / 1_000).toFixed(1);
        console.log(`Ready in ${seconds} s: npm packages, compiled code, Pulumi ${version} (${pulumi}).`);
    });
}
