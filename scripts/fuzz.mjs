// npm run test:fuzz: the tests of properties with many more cases than npm test has time for. FUZZ_RUNS is their number,
// FUZZ_SEED repeats a failure. jest's arguments select tests: npm run test:fuzz -- -t fingerprints
import { compile } from "./setup.mjs";
import { main } from "./support/failure.mjs";
import { runJest } from "./support/jest.mjs";
import { temporaryHome } from "./support/temporary-home.mjs";

await main(async () => {
    await compile();
    const env = await temporaryHome({});
    const args = ["test/unit/random-cases", "--selectProjects", "unit", "--verbose", ...process.argv.slice(2)];
    return runJest(args, { ...env, FUZZ_RUNS: process.env["FUZZ_RUNS"] ?? "100000" });
});
