// Measures the cost of loading this package in a program and in the provider, as it is and with got and sshpk.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

import { repository } from "../support/folders.mjs";
import { median } from "./figures.mjs";

const entries = ["pulumi-twcc", "pulumi-twcc/provider"];
const require = createRequire(`${repository}/package.json`);
const times = 7;

/** @typedef {{ ms: number, MiB: number }} Cost */

/**
 * @typedef {object} StartUp Medians, after Pulumi's SDK is loaded.
 * @property {string} entry
 * @property {Cost} lazy As it is.
 * @property {Cost} eager With got and sshpk at once.
 */

/** @returns {StartUp[]} */
export function measureStartUp() {
    return entries.map((entry) => {
        const runs = Array.from({ length: times }, () => load(entry));
        const of = (/** @type {"lazy" | "eager"} */ kind) => ({
            ms: median(runs.map((run) => run[kind].ms)),
            MiB: median(runs.map((run) => run[kind].MiB)),
        });
        return { entry, lazy: of("lazy"), eager: of("eager") };
    });
}

/**
 * @param {string} entry
 * @returns {{ lazy: Cost, eager: Cost }}
 */
function load(entry) {
    const program = `
        const memory = () => { gc(); return process.memoryUsage.rss() / 2 ** 20; };
        require("@pulumi/pulumi");
        const measured = async (load) => {
            const before = memory();
            const start = performance.now();
            await load();
            const ms = performance.now() - start;
            return { ms, MiB: memory() - before };
        };
        (async () => {
            const lazy = await measured(() => require("${entry}"));
            const more = await measured(async () => {
                await import(${JSON.stringify(pathToFileURL(require.resolve("got")).href)});
                require("sshpk");
            });
            const eager = { ms: lazy.ms + more.ms, MiB: lazy.MiB + more.MiB };
            console.log(JSON.stringify({ lazy, eager }));
        })();`;
    const args = ["--expose-gc", "--eval", program];
    return JSON.parse(execFileSync(process.execPath, args, { cwd: repository, encoding: "utf8" }));
}
