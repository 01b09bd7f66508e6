// npm test: all tests, or those that jest's arguments choose: npm test -- --selectProjects unit
import * as path from "node:path";

import { setUp } from "./setup.mjs";
import { main } from "./support/failure.mjs";
import { repository } from "./support/folders.mjs";
import { runInForeground } from "./support/run.mjs";
import { temporaryHome } from "./support/temporary-home.mjs";

await main(async () => {
    const { env } = await setUp({ engine: true });
    const jest = path.join(repository, "node_modules", "jest", "bin", "jest.js");
    // got is ESM only, so the tests import it for real; Node calls what jest needs for that experimental.
    const flags = ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"].filter((flag) =>
        process.allowedNodeEnvironmentFlags.has(flag.split("=")[0]),
    );
    return runInForeground([process.execPath, ...flags, jest, ...process.argv.slice(2)], {
        cwd: repository,
        env: await temporaryHome(env),
    });
});
