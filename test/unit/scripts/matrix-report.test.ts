import { readFileSync } from "node:fs";
import path from "node:path";
import { load } from "./load";

interface Cell {
    readonly title: string;
    readonly node: string;
    readonly sdk: string;
    readonly refusal?: string;
}
interface Step {
    readonly ancestorTitles: readonly string[];
    readonly title: string;
    readonly status: string;
}
interface Outcome {
    readonly cell: Cell;
    readonly result: string;
    readonly passed: boolean;
}
interface Report {
    outcomesOf(cells: readonly Cell[], tests: readonly Step[]): Outcome[];
    tableOf(outcomes: readonly Outcome[]): string;
    documentOf(outcomes: readonly Outcome[], cli: string, languageHost?: string): string;
}

const cell = (title: string, more: Partial<Cell> = {}): Cell => ({ title, node: "20.1.0", sdk: "3.150.0", ...more });
const step = (of: string, title: string, status = "passed"): Step => ({ ancestorTitles: [of], title, status });

let report: Report;
beforeAll(async () => {
    report = await load<Report>("matrix/report.mjs");
});

test("a cell works when each of its steps passed, and no other", () => {
    const cells = ["all", "one failed", "one skipped", "none ran"].map((title) => cell(title));
    const outcomes = report.outcomesOf(cells, [
        step("all", "up"),
        step("all", "destroy"),
        step("one failed", "up"),
        step("one failed", "destroy", "failed"),
        step("one skipped", "up", "pending"),
        step("of no cell", "up"),
    ]);
    expect(outcomes.map(({ passed, result }) => [passed, result])).toEqual([
        [true, "works"],
        [false, "**failed**: destroy"],
        [false, "**failed**: up"],
        [false, "**failed**: did not run"],
    ]);
});

test("the table names the versions, and what a refusal says", () => {
    const cells = [cell("a"), cell("b", { node: "18.2.0", refusal: "needs Node 20" })];
    const table = report.tableOf(report.outcomesOf(cells, [step("a", "up"), step("b", "is refused")]));
    expect(table.split("\n").slice(2)).toEqual([
        "| 20.1.0 | 3.150.0 | works |",
        "| 18.2.0 | 3.150.0 | refused: “needs Node 20” |",
    ]);
});

test("what was tried with an older language host is said", () => {
    expect(report.documentOf([], "3.259.0", "3.65.1")).toMatch(/CLI 3\.259\.0 was built .* of sdk v3\.65\.1, /);
    expect(report.documentOf([], "3.259.0")).not.toContain("language host");
});

test("docs/contributing/versions.md is what is written", () => {
    const file = readFileSync(path.resolve(__dirname, "../../../docs/contributing/versions.md"), "utf8");
    const rows = /^\| \d.*\n/gm;
    expect(report.documentOf([], "3.259.0", "3.65.1").trim()).toBe(file.replaceAll(rows, "").trim());
});
