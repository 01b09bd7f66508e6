// npm run bench -- 1 10 100: our key pairs beside a provider that does nothing, on this machine, in one run. Sizes are
// arguments (default 1 10 100 500 1000), each three times unless told: 500x1 is once. Writes docs/contributing/performance/results.*.
import { setUp } from "./setup.mjs";
import { measure } from "./bench/measure.mjs";
import { contenders } from "./bench/programs.mjs";
import { writeReport } from "./bench/report.mjs";
import { measureRsa } from "./bench/rsa.mjs";
import { measureStartUp } from "./bench/start-up.mjs";
import { main } from "./support/failure.mjs";

await main(async () => {
    const { env, version } = await setUp();
    const given = process.argv.slice(2);
    const sizes = given.length > 0 ? given : ["1", "10", "100", "500", "1000"];
    const results = [];
    const details = { startUp: measureStartUp(), rsa: await measureRsa() };
    for (const size of sizes) {
        const [count = 0, times = 3] = size.split("x").map(Number);
        // In turn, so that a machine that grows slower or faster does so for all of them.
        for (let time = 1; time <= times; time++) {
            for (const contender of contenders) {
                const { least = 0, most = Infinity, once = false } = contender;
                if (count < least || count > most || (once && time > 1)) continue;
                const result = await measure(contender, count, { ...process.env, ...env });
                results.push({ contender: contender.name, count, ...result });
                const seconds = ["up", "preview", "refresh", "destroy"].map((name) => result[name].seconds.toFixed(1));
                console.log(`${count} × ${contender.name}, ${time} of ${times}: ${seconds.join(" / ")} s`);
            }
            await writeReport(results, details, version);
        }
    }
    return 0;
});
