import { createHash } from "node:crypto";
import type { Resource } from "../support/project";
import type { AnswerFault } from "./faults";
import { cells, type Cell } from "./operations";
import { record } from "./record";
import { worse, worstAllowed, type Mode, type Verdict } from "./verdict";
import { startFaultWorld, timeout, type FaultWorld } from "./world";

/** Seconds that a run may take beyond `twcc:timeout`: the engine's own start, programs and state on a busy machine. */
const slack = 60;

/** One row of the matrix. */
export interface Row {
    readonly name: string;
    readonly mode: Mode;
    /** What every message about it has to name. */
    readonly cause: RegExp;
    /** What may happen at most to a cell, and to the read. */
    readonly allowed: (cell: Cell) => Verdict;
    readonly allowedRead: Verdict;
    /** Makes TWCC ill for the work. */
    readonly during: <T>(
        world: FaultWorld,
        what: "read" | "up",
        work: (env?: NodeJS.ProcessEnv) => Promise<T>,
    ) => Promise<T>;
}

/** Every operation meets the fault at each of its calls, then TWCC is well again. */
export async function play(row: Row): Promise<void> {
    const world = await startFaultWorld();
    try {
        const read = await refresh(world, row);
        world.change();
        const faulty = await row.during(world, "up", world.strike);
        expect(faulty.seconds).toBeLessThan(timeout + slack);
        for (const key of faulty.failed) {
            expect({ key, said: faulty.messages.get(key) }).toEqual({ key, said: expect.stringMatching(row.cause) });
        }
        const verdicts = await recover(world, faulty);
        await world.project.must("preview", "--expect-no-changes");
        await world.expectWhole();
        await world.expectCleanEnd();
        for (const [cell, verdict] of verdicts) {
            const allowed = row.allowed(cell);
            expect({ key: cell.key, verdict: worse(verdict, allowed) }).toEqual({ key: cell.key, verdict: allowed });
        }
        record(row.name, row.mode, [
            ["read", read],
            ...[...verdicts].map(([{ operation }, verdict]) => [operation.name, verdict] as const),
        ]);
    } finally {
        await world.stop();
    }
}

/** The row of a fault in TWCC's answers. */
export function answerRow(fault: AnswerFault, mode: Mode): Row {
    const rule = (name: string, nth: number) => ({
        match: { name, nth },
        times: mode === "once" ? 1 : "always",
        fault: fault.fault,
    });
    // Each key pair is looked at by itself, so that this look can fail: no list answers.
    const noList = {
        match: { method: "GET", path: "/keypairs/$" },
        times: "always",
        fault: { kind: "status", status: 503 },
    };
    const struck = {
        read: () => [noList, rule("^read-1$", 1)],
        up: () => [
            noList,
            ...cells.map(({ operation, key, step }) =>
                rule(operation.drawn === true ? `^${key}-[0-9a-f]{7}$` : `^${key}$`, step),
            ),
        ],
    };
    return {
        name: fault.name,
        mode,
        cause: fault.cause,
        allowed: (cell) => worstAllowed(fault, mode, cell),
        allowedRead: mode === "once" && fault.final === undefined ? "by itself" : "next up",
        during: async ({ control }, what, work) => {
            await control("PUT", "faults", struck[what]());
            try {
                return await work();
            } finally {
                await control("DELETE", "faults");
            }
        },
    };
}

async function refresh(world: FaultWorld, row: Row): Promise<Verdict> {
    const { project } = world;
    const before = digests(await project.secretResources());
    const { code, output } = await row.during(world, "read", world.refresh);
    if (code !== 0) expect(output).toMatch(row.cause);
    if (row.allowedRead === "by itself") expect(code).toBe(0);
    // A failed look is never taken for "gone".
    expect(digests(await project.secretResources())).toEqual(before);
    return code === 0 ? "by itself" : "next up";
}

/** What the outputs are, short and without secrets. */
function digests(resources: readonly Resource[]): Record<string, string> {
    const digest = (outputs: object) => createHash("sha256").update(JSON.stringify(outputs)).digest("hex");
    return Object.fromEntries(resources.map(({ id, outputs }) => [id, digest(outputs)]));
}

/** Does what the messages of a failed run say, in the order of trouble: nothing, a command, a refresh. */
async function recover(
    world: FaultWorld,
    { failed, messages }: { failed: ReadonlySet<string>; messages: ReadonlyMap<string, string> },
): Promise<Map<Cell, Verdict>> {
    const verdicts = new Map<Cell, Verdict>();
    const byHand = new Set<string>();
    for (const [key, said] of messages) {
        const command = /twccli rm key -n "?([^`"]+)/.exec(said);
        if (command === null) continue;
        byHand.add(key);
        // What the message says to look for first: with nothing there, there is nothing to remove.
        await world.alice.remove(command[1]!);
    }
    const second = failed.size === 0 ? undefined : await world.up();
    const again = second?.failed ?? new Set<string>();
    if (again.size > 0) {
        for (const key of again) {
            const both = `${messages.get(key) ?? ""}${second!.messages.get(key) ?? ""}`;
            expect({ key, said: both }).toEqual({ key, said: expect.stringContaining("pulumi refresh") });
        }
        await world.project.must("refresh", "--yes", "--skip-preview");
        await world.project.must("up", "--yes", "--skip-preview");
    }
    for (const cell of cells) {
        const { key } = cell;
        verdicts.set(
            cell,
            byHand.has(key)
                ? "by hand, up"
                : again.has(key)
                  ? "refresh, up"
                  : failed.has(key)
                    ? "next up"
                    : "by itself",
        );
    }
    return verdicts;
}
