// npm run test:faults: tests everything that can go wrong at TWCC or with a process, at each call of each operation, on
// the real engine, through both doors (TEST_DOOR=plugin: through one). Writes docs/contributing/faults.md if all of
// it ran: npm run test:faults -- -t 503 runs a part.
import * as fs from "node:fs";
import * as path from "node:path";

import { documentOf, tableOf } from "./faults/report.mjs";
import { setUp } from "./setup.mjs";
import { main } from "./support/failure.mjs";
import { repository } from "./support/folders.mjs";
import { runForRows } from "./support/jest-rows.mjs";
import { temporaryHome } from "./support/temporary-home.mjs";

await main(async () => {
    const { env, version } = await setUp();
    const chosen = process.argv.slice(2);
    // A row mostly waits for timeouts, so more rows run at once than there are cores.
    const args = ["test/faults", "--selectProjects", "faults", "--verbose", "--maxWorkers=5", ...chosen];
    const home = { ...(await temporaryHome(env)), FAULT_MATRIX: "full" };
    const only = process.env["TEST_DOOR"];
    let code = 0;
    const rows = [];
    for (const door of only ? [only] : ["dynamic", "plugin"]) {
        const ran = await runForRows(args, { ...home, TEST_DOOR: door }, "FAULT_MATRIX_ROWS");
        code ||= ran.code;
        rows.push(...ran.rows);
    }
    console.log(`\n${tableOf(rows)}`);
    if (code === 0 && chosen.length === 0 && !only) {
        fs.writeFileSync(path.join(repository, "docs/contributing/faults.md"), documentOf(rows, version));
        console.log("\nWritten to docs/contributing/faults.md");
    }
    return code;
});
