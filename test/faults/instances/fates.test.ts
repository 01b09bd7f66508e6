import { expectNothingToDo } from "../nothing-to-do";
import { row } from "../row";
import { record } from "../record";
import { verdictsByOperation, type Verdict } from "../verdict";
import { cells } from "./operations";
import { recover } from "./recover";
import { startInstanceFaultWorld } from "./instance-stack";

/** What becomes of the machines, after how many seconds we give up, what is said, and how it came to its end. */
const fates: readonly [name: string, fate: object, createTimeout: number, said: RegExp, Verdict][] = [
    [
        "Error at the end of its boot",
        { kind: "error", reason: "No valid host." },
        60,
        /in Error at TWCC: No valid host\./,
        "rebuild, up",
    ],
    [
        "not Ready within createTimeout",
        { kind: "stuck" },
        2,
        /not Ready after 2 seconds .*run `pulumi up` again/,
        "next up",
    ],
    [
        "gone at the end of its boot",
        { kind: "vanish" },
        60,
        /is gone at TWCC.*`pulumi refresh`, then `pulumi up`/,
        "refresh, up",
    ],
];

const made = cells.filter(({ operation }) => operation.calls.includes("POST"));

for (const [name, fate, createTimeout, said, expected] of fates) {
    row(`instances: ${name}`, async () => {
        const world = await startInstanceFaultWorld();
        try {
            const limited = (key: string, args: string) =>
                [key, `${args}${args === "" ? "" : ", "}createTimeout: ${createTimeout}`] as const;
            const changed = Object.fromEntries(made.map(({ key, operation }) => limited(key, operation.after!)));
            world.change("after", changed);
            await world.control(
                "PUT",
                "fates",
                Array.from({ length: 60 }, () => fate),
            );
            const faulty = await world.up();
            await world.control("DELETE", "fates");
            for (const { key } of made) {
                expect({ key, said: faulty.messages.get(key) }).toEqual({ key, said: expect.stringMatching(said) });
            }
            // Every machine that is there is in the state.
            expect(await world.orphans()).toEqual(new Map());
            for (const site of (await Promise.all(cells.map(({ project }) => world.there(project)))).flat()) {
                if (site.status === "Starting")
                    await world.control("PATCH", `sites/${site.id}`, { fate: { kind: "ready" } });
            }
            const verdicts = await recover(world, faulty);
            await expectNothingToDo(world.project);
            await world.expectWhole();
            await world.expectCleanEnd();
            const struck = new Map([...verdicts].filter(([{ operation }]) => operation.calls.includes("POST")));
            expect(new Set(struck.values())).toEqual(new Set([expected]));
            record("Instance", name, "fate", verdictsByOperation(struck));
        } finally {
            await world.stop();
        }
    });
}

row("instances: under termination protection", async () => {
    const world = await startInstanceFaultWorld();
    try {
        const protect = async (termination_protection: boolean) => {
            for (const { id } of await world.known()) {
                // The old ones of replaced instances among them may be gone already.
                await world.control("PATCH", `sites/${id}`, { termination_protection }).catch(() => undefined);
            }
        };
        await protect(true);
        world.change();
        const faulty = await world.up();
        for (const { key, operation } of cells) {
            if (!operation.calls.includes("DELETE")) continue;
            const said = expect.stringMatching(/has deletion protection.*Switch the protection off in TWCC's portal/);
            expect({ key, said: faulty.messages.get(key) }).toEqual({ key, said });
        }
        expect(await world.orphans()).toEqual(new Map());
        await protect(false);
        const verdicts = await recover(world, faulty);
        await expectNothingToDo(world.project);
        await world.expectWhole();
        await world.expectCleanEnd();
        const struck = new Map([...verdicts].filter(([{ operation }]) => operation.calls.includes("DELETE")));
        expect(new Set(struck.values())).toEqual(new Set(["next up"]));
        record("Instance", "under termination protection", "fate", verdictsByOperation(struck));
    } finally {
        await world.stop();
    }
});
