import { expectNothingToDo } from "../nothing-to-do";
import { allAtOnce } from "../with-settings";
import { row } from "../row";
import { holdAnswers } from "../hold";
import { killAndEnd, victims } from "../kill";
import { record } from "../record";
import { verdictsByOperation } from "../verdict";
import { cells, type Cell } from "./operations";
import { recoverFromCrash } from "./recover";
import { rulesOf } from "./instances";
import { startInstanceFaultWorld, type InstanceFaultWorld } from "./instance-stack";

for (const victim of victims) {
    for (const acted of [false, true]) {
        const name = `${victim} killed ${acted ? "after" : "before"} TWCC acted`;
        row(`instances: ${name}`, async () => {
            const world = await startInstanceFaultWorld();
            try {
                allAtOnce(world.project);
                world.change();
                const allStand = await hold(world, acted, isHeld);
                const up = start(world);
                await allStand();
                await killAndEnd(world.project, victim, up, () => world.control("DELETE", "faults"));
                await world.control("DELETE", "faults");

                const verdicts = await recoverFromCrash(world, victim !== "the provider alone");
                await expectNothingToDo(world.project);
                await world.expectWhole();
                await world.expectCleanEnd();
                // The provider takes back what it made, unless it died, too, or does not know that anything was made.
                const takenBack = victim === "pulumi alone";
                const orphans = cells.filter((cell) => !takenBack && isHeld(cell) && isMadeByThen(cell, acted));
                // Those that were on their way to their step meanwhile are either.
                const struck = new Map([...verdicts].filter(([cell]) => isHeld(cell)));
                const byHand = [...struck].filter(([, verdict]) => verdict === "by hand, up").map(([{ key }]) => key);
                expect(byHand).toEqual(orphans.map(({ key }) => key));
                record("Instance", name, "killed", verdictsByOperation(struck));
            } finally {
                await world.stop();
            }
        });
    }
}

for (const victim of victims) {
    const name = `${victim} killed while instances go`;
    row(`instances: ${name}`, async () => {
        const world = await startInstanceFaultWorld();
        try {
            world.change("deletes");
            const allStand = await hold(world, true, ({ operation }) => operation.prefix === "delete");
            const up = start(world);
            await allStand();
            await killAndEnd(world.project, victim, up, () => world.control("DELETE", "faults"));
            await world.control("DELETE", "faults");
            const verdicts = await recoverFromCrash(world, victim !== "the provider alone");
            expect(new Set(verdicts.values())).toEqual(new Set(["by itself"]));
            await world.expectWhole();
            await world.expectCleanEnd();
            const struck = new Map([...verdicts].filter(([{ operation }]) => operation.prefix === "delete"));
            record("Instance", name, "killed", verdictsByOperation(struck));
        } finally {
            await world.stop();
        }
    });
}

function start({ project }: InstanceFaultWorld) {
    return project.start("up", "--yes", "--skip-preview", "--continue-on-error", "--parallel", "64");
}

/** Holds back TWCC's answer to one call of each operation. */
const hold = ({ control }: InstanceFaultWorld, acted: boolean, which: (cell: Cell) => boolean) =>
    holdAnswers(
        control,
        cells.filter(which).flatMap((cell) => rulesOf(cell, "once")),
        acted,
    );

/**
 * Whether it stands at its step when the kill comes: look-ups are made by a check that does not wait for them, and
 * Pulumi deletes when all else is done.
 */
function isHeld({ operation, step }: Cell): boolean {
    const call = operation.calls[step - 1]!;
    const isLookUp = ["GET projects", "GET solutions", "GET what the solution takes"].includes(call);
    const deletes = operation.calls.indexOf("GET its server") < step - 1;
    return operation.prefix !== "delete" && !isLookUp && !deletes;
}

/** Whether an instance that no state knows is at TWCC when its creation stands at this step. */
function isMadeByThen({ operation, step }: Cell, acted: boolean): boolean {
    return operation.calls.slice(0, acted ? step : step - 1).includes("POST");
}
