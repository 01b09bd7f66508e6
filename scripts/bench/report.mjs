// Writes the results as a table and as a chart into docs/contributing/performance.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import prettier from "prettier";

import { repository } from "../support/folders.mjs";
import { median, sorted } from "./figures.mjs";
import { commands } from "./measure.mjs";

/** @typedef {import("./measure.mjs").Command} Command */
/** @typedef {import("./measure.mjs").Run & { contender: string, count: number }} Result */
/** @typedef {{ processes: import("./processes.mjs").ProcessCost[], startUp: import("./start-up.mjs").StartUp[], rsa: import("./rsa.mjs").RsaResult }} Details */

/**
 * @typedef {object} Row One size, contender and command, of several runs.
 * @property {number} count
 * @property {string} contender
 * @property {Command} command
 * @property {number} runs
 * @property {number} seconds The median.
 * @property {[number, number]} spread Of the seconds.
 * @property {number | undefined} ratio Of the seconds, to the floor.
 * @property {number} busy
 * @property {number | undefined} busyRatio
 * @property {Record<string, number>} calls
 * @property {number} rss
 * @property {number} cpu
 * @property {number | undefined} floorCpu
 * @property {number} stateBytes
 */

const folder = path.join(repository, "docs/contributing/performance");

/**
 * Writes the tables and the chart of what was measured so far.
 * @param {Result[]} results
 * @param {Details} details
 * @param {string} cli The Pulumi CLI's version.
 */
export async function writeReport(results, details, cli) {
    mkdirSync(folder, { recursive: true });
    const rows = summarize(results);
    const table = path.join(folder, "results.md");
    writeFileSync(table, await prettier.format(tables(rows, details, cli), { filepath: table, printWidth: 120 }));
    // With less parallelism there is one size, and the table is enough.
    writeFileSync(
        path.join(folder, "results.svg"),
        chart(rows.filter(({ contender }) => !/parallelism/.test(contender))),
    );
}

/** @param {Result[]} results */
function summarize(results) {
    /** @type {Row[]} */
    const rows = [];
    for (const count of new Set(sorted(results.map((one) => one.count)))) {
        const ofSize = results.filter((one) => one.count === count);
        for (const contender of new Set(ofSize.map((one) => one.contender))) {
            const runs = ofSize.filter((one) => one.contender === contender);
            for (const command of commands) {
                const seconds = runs.map((one) => one[command].seconds);
                const floor = ofSize.filter((one) => one.contender === "floor").map((one) => one[command]);
                rows.push({
                    count,
                    contender,
                    command,
                    runs: runs.length,
                    seconds: median(seconds),
                    spread: [Math.min(...seconds), Math.max(...seconds)],
                    ratio: floor.length === 0 ? undefined : median(seconds) / median(floor.map((one) => one.seconds)),
                    busy: median(runs.map((one) => one[command].busy)),
                    busyRatio:
                        floor.length === 0
                            ? undefined
                            : median(runs.map((one) => one[command].busy)) / median(floor.map((one) => one.busy)),
                    calls: runs.at(-1)?.[command].calls ?? {},
                    rss: Math.max(...runs.map((one) => one[command].rss)),
                    cpu: median(runs.map((one) => one[command].cpu)),
                    floorCpu: floor.length === 0 ? undefined : median(floor.map((one) => one.cpu)),
                    stateBytes: Math.round(median(runs.map((one) => one.stateBytes))),
                });
            }
        }
    }
    return rows;
}

/** @param {Row[]} rows @param {Details} details @param {string} cli */
function tables(rows, details, cli) {
    const head =
        "| key pairs | what | command | seconds, median (spread) of runs | to the floor | CPU s of all, to the floor | calls | peak MiB | CPU ms a key over the floor | bytes of state |\n" +
        "|---|---|---|---|---|---|---|---|---|---|\n";
    const body = rows.map((row) => {
        const spread = `${row.spread[0].toFixed(1)}–${row.spread[1].toFixed(1)}`;
        const calls = Object.entries(row.calls).map(([kind, times]) => `${times} ${kind}`);
        const cpu = row.floorCpu === undefined ? "" : ((row.cpu - row.floorCpu) / row.count).toFixed(1);
        const cells = [
            row.count,
            row.contender,
            row.command,
            `${row.seconds.toFixed(1)} (${spread}) of ${row.runs}`,
            row.ratio === undefined ? "" : row.ratio.toFixed(2),
            row.busyRatio === undefined ? row.busy.toFixed(1) : `${row.busy.toFixed(1)}, ${row.busyRatio.toFixed(2)}`,
            calls.join(", "),
            row.rss.toFixed(0),
            row.contender === "floor" ? "" : cpu,
            row.command === "up" ? row.stateBytes : "",
        ];
        return `| ${cells.join(" | ")} |\n`;
    });
    return `# Results\n\nGenerated by \`npm run bench\`; [README](README.md) explains it. ${machine(cli)}\n\n![Seconds by number of key pairs](results.svg)\n\n${head}${body.join("")}
${doors(rows)}
${processes(details.processes)}
${startUp(details.startUp)}
${rsa(details.rsa)}`;
}

/**
 * The plugin beside the dynamic provider.
 * @param {Row[]} rows
 */
function doors(rows) {
    const body = rows
        .filter(({ contender }) => contender === "ours, plugin")
        .flatMap((plugin) => {
            const dynamic = rows.find(
                (row) => row.contender === "ours" && row.count === plugin.count && row.command === plugin.command,
            );
            if (dynamic === undefined) return [];
            const state = plugin.command === "up" ? (plugin.stateBytes / dynamic.stateBytes).toFixed(2) : "";
            const seconds = [dynamic.seconds.toFixed(1), plugin.seconds.toFixed(1)];
            const ratio = (plugin.seconds / dynamic.seconds).toFixed(2);
            return [`| ${[plugin.count, plugin.command, ...seconds, ratio, state].join(" | ")} |\n`];
        });
    return `## Doors\n\nThe plugin, with an explicit provider, beside the dynamic provider.\n\n| key pairs | command | seconds, dynamic | seconds, plugin | ratio | ratio of state |\n|---|---|---|---|---|---|\n${body.join("")}`;
}

/** @param {import("./processes.mjs").ProcessCost[]} costs */
function processes(costs) {
    const body = costs.map(({ what, ms, MiB }) => `| ${what} | ${ms.toFixed(0)} | ${MiB.toFixed(0)} |\n`);
    return `## Processes\n\nFrom the start of a process until it is ready, and its memory then; medians of 7.\n\n| | ms | MiB |\n|---|---|---|\n${body.join("")}`;
}

/** @param {import("./start-up.mjs").StartUp[]} entries */
function startUp(entries) {
    /** @param {import("./start-up.mjs").Cost} cost */
    const cell = ({ ms, MiB }) => `${ms.toFixed(0)} ms, ${Math.max(0, MiB).toFixed(1)} MiB`;
    const body = entries.map(({ entry, lazy, eager }) => `| \`${entry}\` | ${cell(lazy)} | ${cell(eager)} |\n`);
    return `## Loading\n\nOver Pulumi's SDK alone, median of 7 processes; got and sshpk are loaded with the first call and the first key.\n\n| entry | as it is | with got and sshpk at once |\n|---|---|---|\n${body.join("")}`;
}

/** @param {import("./rsa.mjs").RsaResult} result */
function rsa({ keys, seconds, blocked, alone, meanwhile }) {
    /** @param {string} what @param {import("./rsa.mjs").Waits} waits */
    const row = (what, { creates, median: usual, longest, loop }) =>
        `| ${what} | ${creates} | ${usual.toFixed(0)} | ${longest.toFixed(0)} | ${loop.toFixed(0)} |\n`;
    return (
        `## ${keys} RSA keys of 4096 bits\n\nIn one provider process, beside key pairs with an ED25519 key that are created one after the other. The RSA ones took ${seconds.toFixed(0)} s; ` +
        `one made on the main thread blocks it for ${(blocked / 1000).toFixed(1)} s or so (their times differ much).\n\n` +
        `| | creates | ms, median | longest | event loop late by at most |\n|---|---|---|---|---|\n${row("alone", alone)}${row("meanwhile", meanwhile)}`
    );
}

/** @param {string} cli */
function machine(cli) {
    const version = (/** @type {string} */ name) =>
        JSON.parse(readFileSync(path.join(repository, "node_modules", name, "package.json"), "utf8")).version;
    const [cpu] = os.cpus();
    const load = (os.loadavg()[2] ?? 0).toFixed(1);
    return (
        `${os.availableParallelism()} × ${cpu?.model ?? os.arch()}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()}, load ${load} at the end; ` +
        `Node ${process.version}, Pulumi ${cli}, @pulumi/pulumi ${version("@pulumi/pulumi")}, got ${version("got")}; file backend.`
    );
}

/** @param {Row[]} rows */
function chart(rows) {
    const { document } = parseHTML("<html><body></body></html>");
    const plot = Plot.plot({
        document,
        width: 900,
        height: 320,
        marginLeft: 50,
        style: { background: "white" },
        color: { legend: false },
        fx: { domain: commands, label: null },
        x: { type: "log", label: "key pairs", ticks: [...new Set(rows.map((row) => row.count))], tickFormat: "d" },
        y: { type: "log", label: "seconds, median", grid: true },
        marks: [
            Plot.frame(),
            Plot.line(rows, { fx: "command", x: "count", y: "seconds", z: "contender", stroke: "contender" }),
            Plot.dot(rows, { fx: "command", x: "count", y: "seconds", fill: "contender" }),
            Plot.text(
                rows,
                Plot.selectLast({
                    fx: "command",
                    x: "count",
                    y: "seconds",
                    z: "contender",
                    text: "contender",
                    fill: "contender",
                    textAnchor: "end",
                    dy: -8,
                }),
            ),
        ],
    });
    plot.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    return `${plot.outerHTML}\n`;
}
