import { createHash } from "node:crypto";
import type { Resource } from "../support/project";
import type { AnswerFault } from "./faults";
import { cells, noList, type Cell } from "./operations";
import { recover } from "./recover";
import { record } from "./record";
import { verdictsByOperation, worse, worstAllowed, type Mode, type Verdict } from "./verdict";
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
        record(row.name, row.mode, [["read", read], ...verdictsByOperation(verdicts)]);
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
    const struck = {
        read: () => [noList, rule("^read-1$", 1)],
        up: () => [noList, ...cells.map(({ pattern, step }) => rule(pattern, step))],
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
