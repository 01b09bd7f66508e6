// Runs a contender's project through up, no-op preview, refresh and destroy, and measures each.
import { spawn } from "node:child_process";
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";

import { repository } from "../support/folders.mjs";
import { startMeasuredGateway } from "./gateway.mjs";
import { writeProject } from "./programs.mjs";

export const commands = {
    up: ["up", "--yes", "--skip-preview"],
    preview: ["preview", "--expect-no-changes"],
    refresh: ["refresh", "--yes", "--skip-preview"],
    destroy: ["destroy", "--yes", "--skip-preview"],
};

const probe = path.join(repository, "scripts/bench/probe.cjs");

/** @returns by command: `{seconds, calls: {POST, GET, list, DELETE}, rss, cpu}`, and `stateBytes` a resource. */
export async function measure(contender, count, pulumiEnv) {
    const root = mkdtempSync(path.join(tmpdir(), "twcc-bench-"));
    const folder = path.join(root, "project");
    mkdirSync(path.join(root, "state"));
    mkdirSync(folder);
    writeProject(folder, contender);
    const gateway = contender.latency === undefined ? undefined : await startMeasuredGateway(count, contender.latency);
    const env = {
        PATH: pulumiEnv.PATH,
        HOME: root,
        PULUMI_HOME: path.join(root, "pulumi"),
        PULUMI_BACKEND_URL: `file://${path.join(root, "state")}`,
        PULUMI_CONFIG_PASSPHRASE: "bench",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        BENCH_COUNT: String(count),
        NODE_OPTIONS: `--require ${probe}`,
        ...gateway?.env,
    };
    const timed = (args, more = {}) => run("pulumi", [...args, "--non-interactive"], folder, { ...env, ...more });
    const pulumi = async (args, more) => (await timed(args, more)).stdout;
    try {
        await pulumi(["stack", "init", "bench"]);
        for (const [key, value] of Object.entries(contender.config ?? {})) await pulumi(["config", "set", key, value]);
        await pulumi(commands.up, { BENCH_COUNT: "0" });
        const before = Buffer.byteLength(await pulumi(["stack", "export"]));
        const result = {};
        for (const [name, args] of Object.entries(commands)) {
            await gateway?.control("DELETE", "requests");
            const prefix = path.join(root, `probe-${name}`);
            const start = performance.now();
            const { busy } = await timed(args, { BENCH_PROBE: prefix });
            const seconds = (performance.now() - start) / 1000;
            const calls = countCalls(gateway === undefined ? [] : await gateway.control("GET", "requests"));
            result[name] = { seconds, busy, calls, ...provider(root, `probe-${name}`) };
            if (name === "up")
                result.stateBytes = (Buffer.byteLength(await pulumi(["stack", "export"])) - before) / count;
        }
        return result;
    } finally {
        await gateway?.stop();
        rmSync(root, { recursive: true, force: true });
    }
}

function countCalls(log) {
    const counts = {};
    for (const { method, path: called } of log) {
        const kind = method === "GET" && called.endsWith("/keypairs/") ? "list" : method;
        counts[kind] = (counts[kind] ?? 0) + 1;
    }
    return counts;
}

/** The largest memory (MiB) and the CPU time (ms) of the provider's process. */
function provider(root, prefix) {
    const notes = readdirSync(root)
        .filter((name) => name.startsWith(`${prefix}.`))
        .map((name) => JSON.parse(readFileSync(path.join(root, name), "utf8")));
    return { rss: Math.max(0, ...notes.map(({ rss }) => rss)), cpu: notes.reduce((sum, { cpu }) => sum + cpu, 0) };
}

/** Runs a command; `busy` is the CPU time in seconds of all its processes, which a busy machine changes less than time. */
function run(command, args, cwd, env) {
    return new Promise((resolve, reject) => {
        const script = '"$0" "$@"; code=$?; times >&2; exit $code';
        const child = spawn("sh", ["-c", script, command, ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
        let stdout = "";
        let stderr = "";
        child.stdout.on("data", (chunk) => (stdout += chunk));
        child.stderr.on("data", (chunk) => (stderr += chunk));
        child.on("error", reject);
        child.on("close", (code) => {
            if (code !== 0) reject(new Error(`${command} ${args.join(" ")} ended with ${code}:\n${stdout}${stderr}`));
            const times = [...(stderr.trim().split("\n").at(-1) ?? "").matchAll(/(\d+)m([\d.]+)s/g)];
            resolve({
                stdout,
                busy: times.reduce((sum, [, minutes, seconds]) => sum + 60 * minutes + Number(seconds), 0),
            });
        });
    });
}
