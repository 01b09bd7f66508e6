// npm run test:consumers: tests the packed package in the set-ups of users, on the real engine. Writes
// docs/contributing/set-ups.md if all of them ran: npm run test:consumers -- pnpm runs a part.
import * as fs from "node:fs";
import * as path from "node:path";

import { documentOf, tableOf } from "./consumers/report.mjs";
import { setUp } from "./setup.mjs";
import { main } from "./support/failure.mjs";
import { repository } from "./support/folders.mjs";
import { runForRows } from "./support/jest-rows.mjs";
import { temporaryHome } from "./support/temporary-home.mjs";

await main(async () => {
    const { env, version } = await setUp();
    const chosen = process.argv.slice(2);
    const config = path.join(repository, "test", "consumers", "jest.config.mjs");
    const args = ["--config", config, ...chosen];
    const { code, rows } = await runForRows(args, await temporaryHome(env), "CONSUMER_ROWS");
    console.log(`\n${tableOf(rows)}`);
    if (code === 0 && chosen.length === 0) {
        const { devDependencies } = JSON.parse(fs.readFileSync(path.join(repository, "package.json"), "utf8"));
        const versions = { cli: version, node: process.versions.node, sdk: devDependencies["@pulumi/pulumi"] };
        fs.writeFileSync(path.join(repository, "docs/contributing/set-ups.md"), documentOf(rows, versions));
        console.log("\nWritten to docs/contributing/set-ups.md");
    }
    return code;
});
