import { expectNothingToDo } from "./nothing-to-do";
import { setTimeout as sleep } from "node:timers/promises";
import { holdAnswers } from "./hold";
import { kill, killAndEnd, victims } from "./kill";
import { cells, noList, type Cell } from "./operations";
import { allAtOnce } from "./with-settings";
import { row } from "./row";
import { record } from "./record";
import { recoverFromCrash } from "./recover";
import { verdictsByOperation } from "./verdict";
import { startFaultWorld, type FaultWorld } from "./keypair-stack";

for (const victim of victims) {
    for (const acted of [false, true]) {
        const name = `${victim} killed ${acted ? "after" : "before"} TWCC acted`;
        row(name, async () => {
            const world = await startFaultWorld();
            try {
                allAtOnce(world.project);
                world.change();
                const allStand = await hold(world, acted);
                const up = world.project.start(
                    "up",
                    "--yes",
                    "--skip-preview",
                    "--continue-on-error",
                    "--parallel",
                    "64",
                );
                await allStand();
                await killAndEnd(world.project, victim, up, () => world.control("DELETE", "faults"));
                await world.control("DELETE", "faults");

                const verdicts = await recoverFromCrash(world);
                await expectNothingToDo(world.project);
                await world.expectWhole();
                await world.expectCleanEnd();
                // The provider takes back what it made, unless it died, too, or TWCC does not let it.
                const takenBack = victim === "pulumi alone" && acted;
                const orphans = cells.filter((cell) => !takenBack && isMadeByThen(cell, acted)).map(({ key }) => key);
                const byHand = [...verdicts].filter(([, verdict]) => verdict !== "by itself").map(([{ key }]) => key);
                expect(byHand).toEqual(orphans);
                record("Keypair", name, "killed", verdictsByOperation(verdicts));
            } finally {
                await world.stop();
            }
        });
    }
}

row("a delete is finished by the next up, wherever it was killed", async () => {
    const world = await startFaultWorld();
    try {
        world.change("deletes");
        const allStand = await hold(world, true, ({ operation }) => operation.prefix === "delete");
        const up = world.project.start("up", "--yes", "--skip-preview", "--parallel", "64");
        await allStand();
        kill(world.project, "pulumi and all its processes");
        await up.ended;
        await world.control("DELETE", "faults");
        const verdicts = await recoverFromCrash(world);
        expect(new Set(verdicts.values())).toEqual(new Set(["by itself"]));
        await world.expectWhole();
        await world.expectCleanEnd();
    } finally {
        await world.stop();
    }
});

row("killed at any moment while the engine saves, nothing is lost that the next up cannot mend", async () => {
    const world = await startFaultWorld();
    try {
        world.change();
        await world.control("DELETE", "requests");
        const up = world.project.start("up", "--yes", "--skip-preview", "--parallel", "8");
        // Key pairs are created, exchanged and saved in turn from the first answer on.
        while (((await world.control("GET", "requests")) as unknown[]).length < 30) await sleep(10);
        kill(world.project, "pulumi and all its processes");
        await up.ended;
        await recoverFromCrash(world);
        await expectNothingToDo(world.project);
        await world.expectWhole();
        await world.expectCleanEnd();
    } finally {
        await world.stop();
    }
});

/** Holds back TWCC's answer to one call of each operation. */
const hold = ({ control }: FaultWorld, acted: boolean, which: (cell: Cell) => boolean = isChange) =>
    holdAnswers(
        control,
        cells.filter(which).map(({ pattern, step }) => ({ name: pattern, nth: step })),
        acted,
        [noList],
    );

/** Whether a key that no state knows is at TWCC when a create stands at its step. */
function isMadeByThen({ operation, step }: Cell, acted: boolean): boolean {
    return operation.before === undefined && operation.calls.slice(0, acted ? step : step - 1).includes("POST");
}

/** Pulumi deletes when all else is done. */
function isChange({ operation }: Cell): boolean {
    return operation.prefix !== "delete";
}
