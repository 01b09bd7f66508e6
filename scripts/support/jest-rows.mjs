// Runs tests that each write a row for a table in the docs.
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

import { atExit } from "./interruption.mjs";
import { runJest } from "./jest.mjs";

/**
 * @param {string[]} args jest's.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} variable The environment variable with the file for the rows.
 * @returns {Promise<{ code: number, rows: any[] }>} jest's exit code, and the rows in the order in which the tests wrote them.
 */
export async function runForRows(args, env, variable) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "pulumi-twcc-rows-"));
    atExit(() => fs.rmSync(folder, { recursive: true, force: true }));
    const file = path.join(folder, "rows.jsonl");
    fs.writeFileSync(file, "");
    const code = await runJest(args, { ...env, [variable]: file });
    const lines = fs.readFileSync(file, "utf8").split("\n");
    return { code, rows: lines.filter((line) => line !== "").map((line) => JSON.parse(line)) };
}
