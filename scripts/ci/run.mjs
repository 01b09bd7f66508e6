// Everything that must hold for a commit. Ends with "N passed, N failed" alone on a line, whatever happens.
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

import { setUp } from "../setup.mjs";
import { getNode } from "../setup/other-node.mjs";
import { Failure } from "../support/failure.mjs";
import { temporaryHome } from "../support/temporary-home.mjs";
import { checkMainJob, runNpm } from "./main-job.mjs";
import { Report } from "./report.mjs";

const report = new Report();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "pulumi-twcc-ci-"));
// Printed last, even if something here throws.
process.on("exit", () => {
    fs.rmSync(folder, { recursive: true, force: true });
    console.log(`\n${report.summary}`);
    process.exitCode ||= report.failed > 0 || report.passed === 0 ? 1 : 0;
});

/** @type {import("../setup.mjs").Cli | undefined} */
let cli;
await report.check("set-up: build, Pulumi engine", async () => {
    try {
        cli = await setUp();
    } catch (error) {
        throw error instanceof Failure ? new Error(error.describe()) : error;
    }
});
if (cli) {
    const env = await temporaryHome(cli.env);
    const newer = await withNewerNode(env);
    const run = async (/** @type {string} */ script) => void (await runNpm(["run", script], newer));
    // The tests leave the cores idle for a tenth of their time, most of it at their beginning.
    await Promise.all([
        report.check("lint", () => run("lint")),
        (async () => {
            await report.check("types", () => run("typecheck"));
            await report.check("docs: every public name is documented", () => run("docs"));
            // With the machine's own Node, as a new user has it.
            await checkMainJob(report, env, folder);
        })(),
        runTests({ ...process.env, PATH: newer["PATH"] }),
    ]);
}
if (report.skipped > 0) {
    console.log(`\n${report.skipped} skipped`);
}

/**
 * Puts Node 24 first on PATH where the machine's own is older than 22: Pulumi's SDK asks for 22, and processes start a
 * third faster there, since Node keeps their compiled code (NODE_COMPILE_CACHE).
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
async function withNewerNode(env) {
    if (Number(process.versions.node.split(".")[0]) >= 22) {
        return env;
    }
    try {
        const { version, bin } = await getNode(24);
        console.log(`\nThe machine has Node ${process.versions.node}. Lint and tests run with ${version}.`);
        return { ...env, PATH: [bin, env["PATH"] ?? ""].join(path.delimiter) };
    } catch (error) {
        console.log(
            `\n${error instanceof Failure ? error.describe() : error}\nLint and tests run with the machine's Node.`,
        );
        return env;
    }
}

/**
 * `npm test` makes its own temporary home. Here the engine only comes first on PATH, so that it is found at once.
 * Failed tests count one by one, and not once more as a failed step.
 * @param {NodeJS.ProcessEnv} env
 */
async function runTests(env) {
    const file = path.join(folder, "jest.json");
    console.log("\n=== npm test");
    const failure = await runNpm(["test", "--", "--json", `--outputFile=${file}`], env, { quiet: true }).then(
        () => undefined,
        (error) => error,
    );
    const result = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : undefined;
    const failedTests = result === undefined ? 0 : report.addJest(result);
    const failed = failure || !result?.numTotalTests;
    if (failed && failedTests === 0) {
        report.failed += 1;
        console.log(failure?.message ?? "No test ran.");
    }
    console.log(`=== ${failed ? "FAILED" : "ok"}: npm test`);
}
