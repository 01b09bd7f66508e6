// The plugin as one file of JavaScript, with everything that it needs but Node, and what the engine starts.
import * as fs from "node:fs";
import * as path from "node:path";

import { build } from "esbuild";

import { repository } from "../support/folders.mjs";

const NAME = "pulumi-resource-twcc";

/** Said by the launchers and by the bundle. The engine shows what a plugin prints if it does not start. */
const NEEDED = `${NAME} needs Node 20 or newer: install it, and put it on PATH.`;

const LAUNCHER = `#!/bin/sh
command -v node >/dev/null || { echo "${NEEDED}" >&2; exit 1; }
exec node "$(dirname "$0")/${NAME}.cjs" "$@"
`;

const LAUNCHER_WINDOWS = `@echo off\r
where node >nul 2>nul || (echo ${NEEDED} 1>&2 & exit /b 1)\r
node "%~dp0${NAME}.cjs" %*\r
`;

/** Runs before the bundle, in syntax that every Node reads. */
const CHECK = `if (parseInt(process.versions.node, 10) < 20) { console.error("${NEEDED}"); process.exit(1); }`;

/**
 * @param {string} folder
 * @returns {Promise<string[]>} The files.
 */
export async function bundlePlugin(folder) {
    const script = path.join(folder, `${NAME}.cjs`);
    await build({
        absWorkingDir: repository,
        entryPoints: ["provider/plugin/main.ts"],
        outfile: script,
        bundle: true,
        // Names stay, since code recognises errors by them. esbuild's `keepNames` costs 5 MiB of memory (measured).
        minifyWhitespace: true,
        minifySyntax: true,
        platform: "node",
        format: "cjs",
        // Older than what runs it, so that an old Node reads it and says what is wrong.
        target: "node14",
        banner: { js: CHECK },
        legalComments: "none",
        logLevel: "warning",
    });
    const launcher = path.join(folder, NAME);
    fs.writeFileSync(launcher, LAUNCHER, { mode: 0o755 });
    fs.writeFileSync(`${launcher}.cmd`, LAUNCHER_WINDOWS, { mode: 0o755 });
    return [launcher, `${launcher}.cmd`, script];
}
