import { setTimeout as sleep } from "node:timers/promises";
import { makeProject, type Project } from "../support/project";
import { derivePublicKey } from "../support/ssh-keygen";
import { startWorld, type World } from "./gateway-and-stack";

jest.setTimeout(300_000);

/** Every key that the state holds is whole, and is TWCC's or marked as drifted: nobody believes a wrong private key. */
async function expectTruthful(project: Project, there: Record<string, string>): Promise<void> {
    for (const { id, outputs } of await project.secretResources()) {
        const { privateKey, publicKey, fingerprint, drift } = outputs;
        if (privateKey !== undefined) expect(publicKey).toContain(await derivePublicKey(privateKey as string));
        if (drift === undefined) expect([id, there[id]]).toEqual([id, fingerprint]);
        else expect([id, there[id]]).not.toEqual([id, fingerprint]);
    }
}

const up = ["up", "--yes", "--skip-preview"] as const;

describe("two stacks that want one name at the same moment", () => {
    let gateway: World["gateway"];
    let alice: World["alice"];
    let first: Project;
    let second: Project;
    let stop: World["stop"];
    /** Runs work in both stacks. */
    const both = <T>(work: (project: Project) => Promise<T>) => Promise.all([first, second].map(work));
    /** Works in both stacks, and TWCC acts on the first POST when those of both stacks are under way. */
    const together = async <T>(posts: number, work: (project: Project) => Promise<T>) => {
        const fault = { kind: "delay", ms: 60_000 };
        await gateway.control("PUT", "faults", [{ match: { method: "POST" }, times: posts, fault }]);
        const working = both(work);
        const struck = async () => ((await gateway.control("GET", "faults")) as { applied: number }[])[0]!.applied;
        while ((await struck()) < posts) await sleep(50);
        await gateway.control("DELETE", "faults");
        return working;
    };

    beforeAll(async () => {
        ({ gateway, alice, project: first, stop } = await startWorld());
        second = await makeProject({ env: alice.env });
    });
    afterAll(async () => {
        second.remove();
        await stop();
    });

    const program = (name: string) => `new twcc.Keypair("one", { name: "${name}" });`;

    test("one of them gets it, the other hears of the conflict, and works under another name", async () => {
        for (const project of [first, second]) project.write(program("one"));
        const ran = await together(2, (project) => project.pulumi(...up));
        expect(ran.map(({ code }) => code === 0).sort()).toEqual([false, true]);
        const [winner, loser] = ran[0]!.code === 0 ? [first, second] : [second, first];
        const [won] = await winner.resources();
        expect(await alice.keys()).toEqual({ one: won!.outputs.fingerprint });
        const { output } = ran.find(({ code }) => code !== 0)!;
        expect(output).toContain(`TWCC already has one with this name (${String(won!.outputs.fingerprint)}`);
        expect(await loser.resources()).toEqual([]);

        loser.write(program("another"));
        await loser.must(...up);
        const [other] = await loser.resources();
        expect(await alice.keys()).toEqual({ one: won!.outputs.fingerprint, another: other!.outputs.fingerprint });
    });

    test("adopting and replacing at the same moment ends with no wrong private key that a refresh does not find", async () => {
        const more = ["adopt", "replace"]
            .map((way) => `new twcc.Keypair("${way}", { name: "${way}", onConflict: "${way}" });`)
            .join("\n");
        await both(async (project) => {
            const [one] = await project.resources();
            project.write(program(one!.id) + more);
        });
        await together(4, (project) => project.must(...up));
        await both((project) => project.must("refresh", "--yes", "--skip-preview"));
        const there = await alice.keys();
        await both((project) => expectTruthful(project, there));
        const found = async (id: string) =>
            (await both((project) => project.resources()))
                .map((all) => all.find((one) => one.id === id)!.outputs)
                .map(({ privateKey, drift }) => [privateKey !== undefined, drift !== undefined]);
        // Who adopts has no private key; who was replaced keeps its own, and knows.
        expect((await found("adopt")).sort()).toEqual([
            [false, false],
            [true, false],
        ]);
        expect((await found("replace")).sort()).toEqual([
            [true, false],
            [true, true],
        ]);

        await both((project) => project.must("destroy", "--yes", "--skip-preview"));
        expect(await alice.keys()).toEqual({});
    });
});
