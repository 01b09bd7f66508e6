import { expectNothingToDo } from "./nothing-to-do";
import { createHash } from "node:crypto";
import type { GatewayProcess } from "../support/gateway-process";
import type { Project, Ran } from "../support/project";
import type { Resource } from "../support/stack-state";
import type { AnswerFault } from "./faults";
import { record } from "./record";
import type { Up } from "./up";
import { verdictsByOperation, worse, type Mode, type Verdict } from "./verdict";

/** Seconds that a run may take beyond what its operations may: the engine's own start, programs and state on a busy machine. */
const slack = 120;

/** One object of the stack: an operation of which one call fails. */
export interface AnyCell {
    readonly operation: { readonly name: string };
    /** From 1. */
    readonly step: number;
    /** Its logical name. */
    readonly key: string;
}

/** A stack whose objects stand where the faulty run will find them. */
export interface StageWorld<Cell extends AnyCell> {
    /** The gateway's control interface (docs/contributing/gateway.md). */
    readonly control: GatewayProcess["control"];
    readonly project: Project;
    /** Kills the gateway, as a power cut would. */
    readonly crashGateway: () => Promise<void>;
    /** Starts it again at the same address, with all that it had answered for. */
    readonly restartGateway: () => Promise<void>;
    /** Writes the program of the faulty run. */
    readonly change: () => void;
    /** `pulumi up` of everything at once while TWCC is ill; `env` holds for this run only. */
    readonly strike: (env?: NodeJS.ProcessEnv) => Promise<Up>;
    /** `pulumi refresh` while TWCC is ill. */
    readonly refresh: (env?: NodeJS.ProcessEnv) => Promise<Ran>;
    /** Does what the messages of a failed run say until all is well. */
    readonly recover: (faulty: Up) => Promise<ReadonlyMap<Cell, Verdict>>;
    /** What is declared is at TWCC as the state says, once. */
    readonly expectWhole: () => Promise<void>;
    /** Destroys, and looks that exactly what is others' is left. */
    readonly expectCleanEnd: () => Promise<void>;
    readonly stop: () => Promise<void>;
}

/** The resources of one type, on which the matrix is played. */
export interface Stage<Cell extends AnyCell> {
    /** As the tables name it. */
    readonly resource: string;
    /** As the state names it. */
    readonly type: string;
    /** Seconds in which an `up` ends while TWCC is ill. */
    readonly longest: number;
    readonly start: () => Promise<StageWorld<Cell>>;
    /** The rules of the gateway by which each cell meets its fault. */
    readonly rules: (what: "read" | "up", fault: AnswerFault["fault"], mode: Mode) => unknown[];
    /** What may happen to a cell at most. */
    readonly worstAllowed: (fault: AnswerFault, mode: Mode, cell: Cell) => Verdict;
}

/** One row of the matrix. */
export interface Row<Cell extends AnyCell> {
    readonly name: string;
    readonly mode: Mode;
    /** What every message about it has to name. */
    readonly cause: RegExp;
    /** What may happen at most to a cell, and to the read. */
    readonly allowed: (cell: Cell) => Verdict;
    readonly allowedRead: Verdict;
    /** Makes TWCC ill for the work. */
    readonly during: <T>(
        world: StageWorld<Cell>,
        what: "read" | "up",
        work: (env?: NodeJS.ProcessEnv) => Promise<T>,
    ) => Promise<T>;
}

/** Every operation meets the fault at each of its calls, then TWCC is well again. */
export async function play<Cell extends AnyCell>(row: Row<Cell>, stage: Stage<Cell>): Promise<void> {
    const world = await stage.start();
    try {
        const read = await refresh(world, row, stage.type);
        world.change();
        const faulty = await row.during(world, "up", world.strike);
        expect(faulty.seconds).toBeLessThan(stage.longest + slack);
        for (const key of faulty.failed) {
            expect({ key, said: faulty.messages.get(key) }).toEqual({ key, said: expect.stringMatching(row.cause) });
        }
        const verdicts = await world.recover(faulty);
        await expectNothingToDo(world.project);
        await world.expectWhole();
        await world.expectCleanEnd();
        for (const [cell, verdict] of verdicts) {
            const allowed = row.allowed(cell);
            expect({ key: cell.key, verdict: worse(verdict, allowed) }).toEqual({ key: cell.key, verdict: allowed });
        }
        record(stage.resource, row.name, row.mode, [["read", read], ...verdictsByOperation(verdicts)]);
    } finally {
        await world.stop();
    }
}

/** The row of a fault in TWCC's answers. */
export function answerRow<Cell extends AnyCell>(fault: AnswerFault, mode: Mode, stage: Stage<Cell>): Row<Cell> {
    return {
        name: fault.name,
        mode,
        cause: fault.cause,
        allowed: (cell) => stage.worstAllowed(fault, mode, cell),
        allowedRead: mode === "once" && fault.final === undefined ? "by itself" : "next up",
        during: async ({ control }, what, work) => {
            await control("PUT", "faults", stage.rules(what, fault.fault, mode));
            try {
                const done = await work();
                if (mode === "once") await expectAllStruck(control);
                return done;
            } finally {
                await control("DELETE", "faults");
            }
        },
    };
}

/** A rule that no call met would let its row pass for nothing. */
async function expectAllStruck(control: StageWorld<AnyCell>["control"]): Promise<void> {
    const rules = (await control("GET", "faults")) as { times?: unknown; match: unknown; applied: number }[];
    const idle = rules.filter(({ times, applied }) => times === 1 && applied === 0);
    expect(idle.map(({ match }) => match)).toEqual([]);
}

async function refresh<Cell extends AnyCell>(world: StageWorld<Cell>, row: Row<Cell>, type: string): Promise<Verdict> {
    const { project } = world;
    const before = digests(await project.secretResources(type));
    const { code, output } = await row.during(world, "read", world.refresh);
    if (code !== 0) expect(output).toMatch(row.cause);
    if (row.allowedRead === "by itself") expect(code).toBe(0);
    // A failed look is never taken for "gone".
    expect(digests(await project.secretResources(type))).toEqual(before);
    return code === 0 ? "by itself" : "next up";
}

/** What the outputs are, short and without secrets. */
function digests(resources: readonly Resource[]): Record<string, string> {
    const digest = (outputs: object) => createHash("sha256").update(JSON.stringify(outputs)).digest("hex");
    return Object.fromEntries(resources.map(({ id, outputs }) => [id, digest(outputs)]));
}
