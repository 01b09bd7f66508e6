// Everything that must hold for a commit. Ends with "N passed, N failed" alone on a line, whatever happens.
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

import { setUp } from "../setup.mjs";
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
    const run = async (/** @type {string} */ script) => void (await runNpm(["run", script], env));
    // Each of them keeps one core busy.
    await Promise.all([
        report.check("lint", () => run("lint")),
        report.check("types", () => run("typecheck")),
        report.check("docs: every public name is documented", () => run("docs")),
    ]);
    await runTests({ ...process.env, ...cli.env });
    await checkMainJob(report, env, folder);
}
if (report.skipped > 0) {
    console.log(`\n${report.skipped} skipped`);
}

/**
 * `npm test` makes its own temporary home. Here the engine only comes first on PATH, so that it is found at once.
 * Failed tests count one by one, and not once more as a failed step.
 * @param {NodeJS.ProcessEnv} env
 */
async function runTests(env) {
    const file = path.join(folder, "jest.json");
    console.log("\n=== npm test");
    const failedBefore = report.failed;
    const failure = await runNpm(["test", "--", "--json", `--outputFile=${file}`], env, { quiet: true }).then(
        () => undefined,
        (error) => error,
    );
    const result = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : { numTotalTests: 0 };
    if (result.numTotalTests > 0) {
        report.addJest(result);
    }
    if (report.failed === failedBefore && (failure || result.numTotalTests === 0)) {
        report.failed += 1;
        console.log(failure?.message ?? "No test ran.");
    }
    console.log(`=== ${report.failed === failedBefore ? "ok" : "FAILED"}: npm test`);
}
