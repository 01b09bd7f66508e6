import { load } from "./load";

interface Row {
    readonly resource: string;
    readonly fault: string;
    readonly mode: string;
    readonly door: string;
    readonly row: Readonly<Record<string, string>>;
    readonly struck: number;
}

const row = (fault: string, row: Row["row"], mode = "once", door = "dynamic"): Row => ({
    resource: "Keypair",
    fault,
    mode,
    door,
    row,
    struck: 1,
});

test("the same rows make the same page, in whatever order they were played", async () => {
    const { documentOf } = await load<{ documentOf: (rows: readonly Row[], cli: string) => string }>(
        "faults/report.mjs",
    );
    const rows = [
        row("killed", { create: "by itself", delete: "next up" }, "killed"),
        row("500", { read: "by itself", create: "next up", delete: "by itself" }),
        row("302", { read: "by itself", create: "by hand, up", delete: "by itself" }),
    ];
    const page = documentOf(rows, "3.0.0");
    expect(documentOf(rows.toReversed(), "3.0.0")).toBe(page);
    expect(page).toContain(
        "|  | door | read | create | delete |\n| --- | --- | --- | --- | --- |\n| 302 | dynamic | ✓ | **command**, up | ✓ |\n",
    );
    expect(page).toContain("| killed | dynamic |  | ✓ | up |");
});

test("what ended in the same way through both doors is one row", async () => {
    const { tableOf } = await load<{ tableOf: (rows: readonly Row[]) => string }>("faults/report.mjs");
    const table = tableOf([
        row("401", { create: "next up" }, "once", "plugin"),
        row("401", { create: "next up" }),
        row("500", { create: "next up" }, "once", "plugin"),
        row("500", { create: "by itself" }),
    ]);
    expect(table).toContain("| 401 | both | up |\n| 500 | dynamic | ✓ |\n| 500 | plugin | up |");
});
