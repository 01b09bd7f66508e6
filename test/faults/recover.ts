import { logicalName } from "./events";
import { removeEmptyAttributes } from "./kill";
import { cells, type Cell } from "./operations";
import type { Verdict } from "./verdict";
import type { Up } from "./up";
import type { FaultWorld } from "./keypair-stack";

/** What messages ask for, in the order of trouble. */
interface Asked {
    readonly byHand: Set<string>;
    readonly refresh: Set<string>;
    readonly again: Set<string>;
}

function nothingAsked(): Asked {
    return { byHand: new Set(), refresh: new Set(), again: new Set() };
}

/** Does what the messages of a failed run say until all is well: another up, a command, a refresh. */
export async function recover(
    world: FaultWorld,
    faulty: Pick<Up, "failed" | "messages">,
    asked = nothingAsked(),
): Promise<Map<Cell, Verdict>> {
    let run = faulty;
    for (let round = 1; run.failed.size > 0; round++) {
        if (round > 4) throw new Error(`No end of trouble:\n${[...run.messages.values()].join("\n")}`);
        await obey(world, run, asked, round === 1);
        run = await world.up();
    }
    return new Map(cells.map((cell) => [cell, verdictOf(cell.key, asked)]));
}

/** The way back after a kill, when nobody could say anything: docs/troubleshooting.md, "Interrupted". */
export async function recoverFromCrash(world: FaultWorld): Promise<Map<Cell, Verdict>> {
    const { project, alice, up } = world;
    const asked = nothingAsked();
    removeEmptyAttributes(project);
    await project.must("cancel", "--yes");
    const there = await alice.keys();
    for (const { type, resource } of await project.pendingOperations()) {
        const name = String(resource.inputs.name);
        if (type !== "creating" || there[name] === undefined) continue;
        asked.byHand.add(logicalName(resource.urn));
        await alice.remove(name);
    }
    // Where only the provider was killed Pulumi forgets what it had begun: the form of the name tells.
    const known = (await project.resources()).map(({ id }) => id);
    for (const { key, pattern } of cells.filter(({ operation }) => operation.autoNamed)) {
        for (const name of Object.keys(await alice.keys())) {
            if (!new RegExp(pattern).test(name) || known.includes(name)) continue;
            asked.byHand.add(key);
            await alice.remove(name);
        }
    }
    await project.must("refresh", "--yes", "--skip-preview", "--clear-pending-creates");
    return recover(world, await up(), asked);
}

/** @param first - the first failure need not say more than what went wrong: another `up` may do. */
async function obey(world: FaultWorld, run: Pick<Up, "failed" | "messages">, asked: Asked, first: boolean) {
    let refresh = false;
    for (const key of run.failed) {
        asked.again.add(key);
        const said = run.messages.get(key) ?? "";
        const command = /`twccli rm key -n "?([^`"]+)/.exec(said);
        if (command !== null) {
            const name = command[1]!;
            // What the message says to look for first: with nothing there, there is nothing to do by hand.
            if ((await world.alice.keys())[name] === undefined) continue;
            asked.byHand.add(key);
            await world.alice.remove(name);
        } else if (!first || said.includes("pulumi refresh")) {
            expect({ key, said }).toEqual({ key, said: expect.stringContaining("pulumi refresh") });
            asked.refresh.add(key);
            refresh = true;
        }
    }
    if (refresh) await world.project.must("refresh", "--yes", "--skip-preview");
}

function verdictOf(key: string, { byHand, refresh, again }: Asked): Verdict {
    if (byHand.has(key)) return "by hand, up";
    if (refresh.has(key)) return "refresh, up";
    return again.has(key) ? "next up" : "by itself";
}
