// npm test: all tests, or those that jest's arguments select: npm test -- --selectProjects unit
import { setUp } from "./setup.mjs";
import { main } from "./support/failure.mjs";
import { runJest } from "./support/jest.mjs";
import { temporaryHome } from "./support/temporary-home.mjs";

await main(async () => {
    const { env } = await setUp();
    return runJest(process.argv.slice(2), await temporaryHome(env));
});
