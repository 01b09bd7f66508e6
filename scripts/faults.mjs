// npm run test:faults: everything that can go wrong at TWCC or with a process, at each call of each operation, on the
// real engine. Writes docs/faults.md when all of it was played: npm run test:faults -- -t 503 plays a part.
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

import { documentOf, tableOf } from "./faults/report.mjs";
import { setUp } from "./setup.mjs";
import { main } from "./support/failure.mjs";
import { repository } from "./support/folders.mjs";
import { atExit } from "./support/interruption.mjs";
import { runJest } from "./support/jest.mjs";
import { temporaryHome } from "./support/temporary-home.mjs";

await main(async () => {
    const { env, version } = await setUp({ engine: true });
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "pulumi-twcc-faults-"));
    atExit(() => fs.rmSync(folder, { recursive: true, force: true }));
    const file = path.join(folder, "rows.jsonl");
    fs.writeFileSync(file, "");
    const chosen = process.argv.slice(2);
    const args = ["test/faults", "--selectProjects", "faults", "--verbose", ...chosen];
    const extent = { FAULT_MATRIX: "full", FAULT_MATRIX_ROWS: file };
    const code = await runJest(args, { ...(await temporaryHome(env)), ...extent });
    const lines = fs.readFileSync(file, "utf8").split("\n");
    const rows = lines.filter((line) => line !== "").map((line) => JSON.parse(line));
    console.log(`\n${tableOf(rows)}`);
    if (code === 0 && chosen.length === 0) {
        fs.writeFileSync(path.join(repository, "docs", "faults.md"), documentOf(rows, version));
        console.log("\nWritten to docs/faults.md");
    }
    return code;
});
