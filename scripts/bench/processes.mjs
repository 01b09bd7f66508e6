// Measures how long a provider's process takes to be ready, and its memory then.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import * as path from "node:path";

import { repository } from "../support/folders.mjs";
import { median } from "./figures.mjs";

/** @typedef {{ what: string, ms: number, MiB: number }} ProcessCost Medians. MiB is NaN where the system does not show it. */

const times = 7;

/** @type {[what: string, script: string[]][]} */
const processes = [
    ["the plugin", [path.join(repository, "build/plugin/pulumi-resource-twcc.cjs")]],
    [
        "Pulumi's dynamic provider, before it loads this package",
        [path.join(repository, "node_modules/@pulumi/pulumi/cmd/dynamic-provider/index.js")],
    ],
    ["Node alone", ["--eval", "console.log(0); setInterval(() => {}, 1000)"]],
];

/** @returns {Promise<ProcessCost[]>} */
export async function measureProcesses() {
    const costs = [];
    for (const [what, script] of processes) {
        const runs = [];
        for (let time = 0; time < times; time++) {
            runs.push(await start(script));
        }
        costs.push({ what, ms: median(runs.map(({ ms }) => ms)), MiB: median(runs.map(({ MiB }) => MiB)) });
    }
    return costs;
}

/** @param {string[]} script */
async function start(script) {
    const since = performance.now();
    const child = spawn(process.execPath, [...script, "127.0.0.1:1"], { stdio: ["ignore", "pipe", "ignore"] });
    // It is ready when it has printed its port.
    await once(child.stdout, "data");
    const ms = performance.now() - since;
    const MiB = residentMemory(child.pid ?? 0);
    child.kill("SIGKILL");
    await once(child, "exit");
    return { ms, MiB };
}

/** @param {number} pid */
function residentMemory(pid) {
    try {
        const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
        return Number(kilobytes) / 1024;
    } catch {
        return NaN; // Only Linux has /proc.
    }
}
