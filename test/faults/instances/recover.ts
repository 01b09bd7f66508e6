import { logicalName } from "../events";
import { removeEmptyAttributes } from "../kill";
import type { Up } from "../up";
import type { Verdict } from "../verdict";
import { cells, type Cell } from "./operations";
import type { InstanceFaultWorld } from "./instance-stack";

/** Machines that no state knows. */
type Orphans = Awaited<ReturnType<InstanceFaultWorld["orphans"]>>;

/** What messages ask for, in the order of trouble. */
interface Asked {
    readonly byHand: Set<string>;
    readonly rebuild: Set<string>;
    readonly refresh: Set<string>;
    readonly again: Set<string>;
}

function nothingAsked(): Asked {
    return { byHand: new Set(), rebuild: new Set(), refresh: new Set(), again: new Set() };
}

/** Does what the messages of a failed run say until all is well: another up, a look at TWCC, a refresh, a rebuild. */
export async function recover(
    world: InstanceFaultWorld,
    faulty: Pick<Up, "failed" | "messages">,
    asked = nothingAsked(),
): Promise<Map<Cell, Verdict>> {
    let run = faulty;
    for (let round = 1; run.failed.size > 0; round++) {
        if (round > 4) throw new Error(`No end of trouble:\n${[...run.messages.values()].join("\n")}`);
        const orphans = await world.orphans();
        expectFewAndNamed(orphans, run);
        await obey(world, orphans, run, asked, round === 1);
        run = await world.up();
    }
    return new Map(cells.map((cell) => [cell, verdictOf(cell.key, asked)]));
}

/** Whatever went wrong: at most one machine too many, and only where the message says how to find it. */
function expectFewAndNamed(orphans: Orphans, { messages }: Pick<Up, "messages">): void {
    for (const [{ key }, sites] of orphans) {
        expect({ key, orphans: sites.map(({ name }) => name) }).toEqual({ key, orphans: [key] });
        expect({ key, said: messages.get(key) }).toEqual({ key, said: expect.stringContaining("twccli ls vcs") });
        expect(messages.get(key)).toContain(`"${key}"`);
    }
}

/** @param first - the first failure need not say more than what went wrong: another `up` may do. */
async function obey(
    world: InstanceFaultWorld,
    orphans: Orphans,
    run: Pick<Up, "failed" | "messages">,
    asked: Asked,
    first: boolean,
): Promise<void> {
    let refresh = false;
    const rebuilt: Record<string, string> = {};
    for (const key of run.failed) {
        asked.again.add(key);
        const said = run.messages.get(key) ?? "";
        const cell = cells.find((one) => one.key === key)!;
        if (said.includes("twccli ls vcs")) {
            for (const orphan of orphans.get(cell) ?? []) {
                asked.byHand.add(key);
                await world.remove(orphan);
            }
        } else if (said.includes("Error at TWCC")) {
            expect(said).toContain("keepers");
            asked.rebuild.add(key);
            rebuilt[key] = 'keepers: { rebuilt: "1" }';
        } else if (!first || said.includes("pulumi refresh")) {
            expect({ key, said }).toEqual({ key, said: expect.stringContaining("pulumi refresh") });
            asked.refresh.add(key);
            refresh = true;
        }
    }
    if (Object.keys(rebuilt).length > 0) world.change("after", rebuilt);
    if (refresh) await world.project.must("refresh", "--yes", "--skip-preview");
}

/**
 * The way back after a kill, when nobody could say anything: docs/troubleshooting.md, "Interrupted".
 * @param listed - whether Pulumi itself lived to write down what it had begun.
 */
export async function recoverFromCrash(world: InstanceFaultWorld, listed: boolean): Promise<Map<Cell, Verdict>> {
    const { project } = world;
    const asked = nothingAsked();
    removeEmptyAttributes(project);
    await project.must("cancel", "--yes");
    const pending = (await project.pendingOperations())
        .filter(({ type }) => type === "creating")
        .map(({ resource }) => logicalName(resource.urn));
    for (const [{ key }, sites] of await world.orphans()) {
        // Where only the provider was killed Pulumi forgets what it had begun, and a look at TWCC has to tell.
        if (listed) expect(pending).toContain(key);
        asked.byHand.add(key);
        for (const site of sites) await world.remove(site);
    }
    await project.must("refresh", "--yes", "--skip-preview", "--clear-pending-creates");
    return recover(world, await world.up(), asked);
}

function verdictOf(key: string, { byHand, rebuild, refresh, again }: Asked): Verdict {
    if (byHand.has(key)) return "by hand, up";
    if (rebuild.has(key)) return "rebuild, up";
    if (refresh.has(key)) return "refresh, up";
    return again.has(key) ? "next up" : "by itself";
}
