// npm run test:matrix: tests the package on every Node and Pulumi SDK that it supports. Writes docs/contributing/versions.md.
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

import { makeCells } from "./matrix/cells.mjs";
import { documentOf, outcomesOf, tableOf } from "./matrix/report.mjs";
import { setUp } from "./setup.mjs";
import { builtLanguageHost } from "./setup/engine-cache.mjs";
import { main } from "./support/failure.mjs";
import { repository } from "./support/folders.mjs";
import { atExit } from "./support/interruption.mjs";
import { runInForeground } from "./support/run.mjs";
import { temporaryHome } from "./support/temporary-home.mjs";

await main(async () => {
    const { env, pulumi, version } = await setUp();
    const cells = await makeCells();
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "pulumi-twcc-matrix-"));
    atExit(() => fs.rmSync(folder, { recursive: true, force: true }));
    const report = path.join(folder, "jest.json");
    const jest = path.join(repository, "node_modules", "jest", "bin", "jest.js");
    const config = path.join(repository, "test", "matrix", "jest.config.mjs");
    await runInForeground([process.execPath, jest, "--config", config, "--json", "--outputFile", report], {
        cwd: repository,
        env: { ...(await temporaryHome(env)), MATRIX_CELLS: JSON.stringify(cells) },
    });
    const { testResults } = JSON.parse(fs.readFileSync(report, "utf8"));
    const outcomes = outcomesOf(
        cells,
        testResults.flatMap((/** @type {{ assertionResults: [] }} */ file) => file.assertionResults),
    );
    const document = path.join(repository, "docs/contributing/versions.md");
    fs.mkdirSync(path.dirname(document), { recursive: true });
    fs.writeFileSync(document, documentOf(outcomes, version, builtLanguageHost(pulumi)));
    console.log(`${tableOf(outcomes)}\n\nPulumi CLI ${version}. Written to docs/contributing/versions.md`);
    return outcomes.every(({ passed }) => passed) ? 0 : 1;
});
