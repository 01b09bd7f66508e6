// npm run test:consumers: the packed package in the set-ups that users have, on the real engine. Writes docs/set-ups.md
// when all of them were played: npm run test:consumers -- pnpm plays a part.
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

import { documentOf, tableOf } from "./consumers/report.mjs";
import { setUp } from "./setup.mjs";
import { main } from "./support/failure.mjs";
import { repository } from "./support/folders.mjs";
import { atExit } from "./support/interruption.mjs";
import { runJest } from "./support/jest.mjs";
import { temporaryHome } from "./support/temporary-home.mjs";

await main(async () => {
    const { env, version } = await setUp({ engine: true });
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "pulumi-twcc-consumers-"));
    atExit(() => fs.rmSync(folder, { recursive: true, force: true }));
    const file = path.join(folder, "rows.jsonl");
    fs.writeFileSync(file, "");
    const chosen = process.argv.slice(2);
    const config = path.join(repository, "test", "consumers", "jest.config.mjs");
    const code = await runJest(["--config", config, ...chosen], { ...(await temporaryHome(env)), CONSUMER_ROWS: file });
    const lines = fs.readFileSync(file, "utf8").split("\n");
    const rows = lines.filter((line) => line !== "").map((line) => JSON.parse(line));
    console.log(`\n${tableOf(rows)}`);
    if (code === 0 && chosen.length === 0) {
        const { devDependencies } = JSON.parse(fs.readFileSync(path.join(repository, "package.json"), "utf8"));
        const versions = { cli: version, node: process.versions.node, sdk: devDependencies["@pulumi/pulumi"] };
        fs.writeFileSync(path.join(repository, "docs", "set-ups.md"), documentOf(rows, versions));
        console.log("\nWritten to docs/set-ups.md");
    }
    return code;
});
