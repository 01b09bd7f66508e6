import { appendFileSync } from "node:fs";
import { doorOfTests } from "../support/door";
import { worse, type Mode, type Verdict } from "./verdict";

/** Adds a row to the file that `npm run test:faults` makes the table in the docs from; elsewhere rows are not kept. */
export function record(
    resource: string,
    fault: string,
    mode: Mode | "killed" | "fate" | "disk",
    cells: readonly (readonly [operation: string, Verdict])[],
): void {
    const file = process.env.FAULT_MATRIX_ROWS;
    if (file === undefined) return;
    const row: Record<string, Verdict> = {};
    for (const [operation, verdict] of cells) row[operation] = worse(row[operation] ?? "by itself", verdict);
    appendFileSync(
        file,
        `${JSON.stringify({ resource, fault, mode, door: doorOfTests, row, struck: cells.length })}\n`,
    );
}
