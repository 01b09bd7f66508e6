// Runs a contender's program through up, no-op preview, refresh and destroy, and measures each.
import { copyFileSync, mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";

import { execa } from "execa";

import { quiet } from "../stack/environment.mjs";
import { repository } from "../support/folders.mjs";
import { startMeasuredGateway } from "./gateway.mjs";

/** @typedef {"up" | "preview" | "refresh" | "destroy"} Command */

/**
 * @typedef {object} Measurement Of one command.
 * @property {number} seconds
 * @property {number} busy The CPU time in seconds of all its processes. A busy machine changes it less than the time.
 * @property {Record<string, number>} calls To TWCC, by kind: POST, GET, list, DELETE.
 * @property {number} rss The provider's largest memory, in MiB.
 * @property {number} cpu The provider's CPU time, in milliseconds.
 */

/** @typedef {Record<Command, Measurement> & { stateBytes: number }} Run stateBytes: of each resource. */

/** @type {Record<Command, string[]>} */
const options = {
    up: ["--yes", "--skip-preview"],
    preview: ["--expect-no-changes"],
    refresh: ["--yes", "--skip-preview"],
    destroy: ["--yes", "--skip-preview"],
};
/** In the order in which they run. */
export const commands = /** @type {Command[]} */ (Object.keys(options));

const probe = path.join(repository, "scripts/bench/probe.cjs");

/**
 * @param {import("./programs.mjs").Contender} contender
 * @param {number} count How many key pairs.
 * @param {string} folder Of the project.
 * @param {NodeJS.ProcessEnv} pulumiEnv With the engine on PATH.
 * @returns {Promise<Run>}
 */
export async function measure(contender, count, folder, pulumiEnv) {
    const root = mkdtempSync(path.join(tmpdir(), "twcc-bench-"));
    mkdirSync(path.join(root, "state"));
    writeFileSync(path.join(folder, "index.js"), contender.program);
    if (contender.plugin === true) {
        installPlugin(path.join(root, "pulumi"));
    }
    const gateway = contender.latency === undefined ? undefined : await startMeasuredGateway(count, contender.latency);
    const env = {
        PATH: pulumiEnv["PATH"],
        HOME: root,
        PULUMI_HOME: path.join(root, "pulumi"),
        PULUMI_BACKEND_URL: `file://${path.join(root, "state")}`,
        PULUMI_CONFIG_PASSPHRASE: "bench",
        ...quiet,
        BENCH_COUNT: String(count),
        NODE_OPTIONS: `--require ${probe}`,
        ...gateway?.env,
    };
    const pulumi = (/** @type {string[]} */ args, more = {}) =>
        runTimed("pulumi", [...args, "--non-interactive"], folder, { ...env, ...more });
    const stateBytes = async () => Buffer.byteLength((await pulumi(["stack", "export"])).stdout);
    const measureOne = async (/** @type {Command} */ command) => {
        await gateway?.forget();
        const prefix = `probe-${command}`;
        const start = performance.now();
        const { busy } = await pulumi([command, ...options[command]], { BENCH_PROBE: path.join(root, prefix) });
        const seconds = (performance.now() - start) / 1000;
        return { seconds, busy, calls: countCalls((await gateway?.calls()) ?? []), ...providerUsage(root, prefix) };
    };
    try {
        await pulumi(["stack", "init", "bench"]);
        for (const [key, value] of Object.entries(contender.config ?? {})) {
            await pulumi(["config", "set", key, value]);
        }
        await pulumi(["up", ...options.up], { BENCH_COUNT: "0" });
        const before = await stateBytes();
        const up = await measureOne("up");
        const after = await stateBytes();
        const preview = await measureOne("preview");
        const refresh = await measureOne("refresh");
        const destroy = await measureOne("destroy");
        return { up, preview, refresh, destroy, stateBytes: (after - before) / count };
    } finally {
        await gateway?.stop();
        rmSync(root, { recursive: true, force: true });
    }
}

/** @param {import("./gateway.mjs").Call[]} calls */
function countCalls(calls) {
    /** @type {Record<string, number>} */
    const counts = {};
    for (const { method, path: called } of calls) {
        const kind = method === "GET" && called.endsWith("/keypairs/") ? "list" : method;
        counts[kind] = (counts[kind] ?? 0) + 1;
    }
    return counts;
}

/**
 * What the provider's processes used, as the probe in them wrote it down.
 * @param {string} root
 * @param {string} prefix
 */
function providerUsage(root, prefix) {
    /** @type {{ rss: number, cpu: number }[]} */
    const notes = readdirSync(root)
        .filter((name) => name.startsWith(`${prefix}.`))
        .map((name) => JSON.parse(readFileSync(path.join(root, name), "utf8")));
    return { rss: Math.max(0, ...notes.map(({ rss }) => rss)), cpu: notes.reduce((sum, { cpu }) => sum + cpu, 0) };
}

/**
 * Runs a command in a shell that adds the CPU time of its children to standard error.
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 * @param {NodeJS.ProcessEnv} env
 */
async function runTimed(command, args, cwd, env) {
    const script = '"$0" "$@"; code=$?; times >&2; exit $code';
    const { stdout, stderr } = await execa("sh", ["-c", script, command, ...args], {
        cwd,
        env,
        extendEnv: false,
        stdin: "ignore",
    });
    const times = [...(stderr.split("\n").at(-1) ?? "").matchAll(/(\d+)m([\d.]+)s/g)];
    const busy = times.reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0);
    return { stdout, busy };
}

/**
 * As `pulumi plugin install --file` does it.
 * @param {string} home Pulumi's.
 */
function installPlugin(home) {
    const { version } = JSON.parse(readFileSync(path.join(repository, "package.json"), "utf8"));
    const plugin = path.join(home, "plugins", `resource-twcc-v${version}`);
    mkdirSync(plugin, { recursive: true });
    for (const file of ["pulumi-resource-twcc", "pulumi-resource-twcc.cjs"]) {
        copyFileSync(path.join(repository, "build", "plugin", file), path.join(plugin, file));
    }
}
