// npm run record:states: records the states that this release writes, as fixtures for the tests of every later release.
import * as path from "node:path";

import { setUp } from "./setup.mjs";
import { main } from "./support/failure.mjs";
import { repository } from "./support/folders.mjs";
import { runInForeground } from "./support/run.mjs";
import { temporaryHome } from "./support/temporary-home.mjs";

await main(async () => {
    const { env } = await setUp();
    const recorder = path.join("test", "fixtures", "record-states.ts");
    return runInForeground([process.execPath, "--require", "ts-node/register/transpile-only", recorder], {
        cwd: repository,
        env: await temporaryHome(env),
    });
});
