// npm run bench -- 1 10 100: our key pairs next to a provider that does nothing, on this machine, in one run. The arguments are
// sizes (default 1 10 100 300 500). Each runs three times; 500x1 runs once. Writes docs/contributing/performance/results.*.
import { commands, measure } from "./bench/measure.mjs";
import { measureProcesses } from "./bench/processes.mjs";
import { contenders } from "./bench/programs.mjs";
import { makeProject } from "./bench/project.mjs";
import { writeReport } from "./bench/report.mjs";
import { measureRsa } from "./bench/rsa.mjs";
import { measureStartUp } from "./bench/start-up.mjs";
import { setUp } from "./setup.mjs";
import { main } from "./support/failure.mjs";

await main(async () => {
    const { env, version } = await setUp();
    const given = process.argv.slice(2);
    const sizes = given.length > 0 ? given : ["1", "10", "100", "300", "500"];
    /** @type {import("./bench/report.mjs").Result[]} */
    const results = [];
    const details = { processes: await measureProcesses(), startUp: measureStartUp(), rsa: await measureRsa() };
    const project = await makeProject();
    try {
        for (const size of sizes) {
            const [count = 0, times = 3] = size.split("x").map(Number);
            // The contenders take turns, so that a machine that becomes slower does so for all of them.
            for (let time = 1; time <= times; time++) {
                for (const contender of contenders) {
                    const { least = 0, most = Infinity, once = false } = contender;
                    if (count < least || count > most || (once && time > 1)) {
                        continue;
                    }
                    const run = await measure(contender, count, project.folder, { ...process.env, ...env });
                    results.push({ contender: contender.name, count, ...run });
                    const seconds = commands.map((command) => run[command].seconds.toFixed(1));
                    console.log(`${count} × ${contender.name}, ${time} of ${times}: ${seconds.join(" / ")} s`);
                }
                await writeReport(results, details, version);
            }
        }
    } finally {
        project.remove();
    }
    return 0;
});
