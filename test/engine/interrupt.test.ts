import { startWorld, type World } from "./gateway-and-stack";

jest.setTimeout(300_000);

describe("Ctrl-C in the middle of creates", () => {
    let gateway: World["gateway"];
    let alice: World["alice"];
    let project: World["project"];
    let stop: World["stop"];
    const ids = async () => (await project.resources()).map(({ id }) => id).sort();
    const names = async () => Object.keys(await alice.keys()).sort();
    /** Starts an `up` with four creates at a time, and returns when TWCC has made four keys and not answered yet. */
    const upInTheMiddle = async () => {
        const fault = { kind: "delay", ms: 60_000, acted: true };
        await gateway.control("PUT", "faults", [{ match: { method: "POST" }, times: "always", fault }]);
        const up = project.start("up", "--yes", "--skip-preview", "--parallel", "4");
        while ((await names()).length < 4) await pause(50);
        return up;
    };

    const answer = () => gateway.control("DELETE", "faults");

    beforeEach(async () => {
        ({ gateway, alice, project, stop } = await startWorld());
        project.write(`for (let i = 0; i < 3; i++) {
            new twcc.Keypair("given" + i, { name: "given" + i });
            new twcc.Keypair("generated" + i);
            new twcc.Keypair("made" + i, { name: "made" + i, generatedBy: "twcc" });
        }`);
    });
    afterEach(() => stop());

    test("once: what was begun is finished, and the next up makes the rest", async () => {
        const up = await upInTheMiddle();
        up.interrupt();
        while (!up.output().includes("press ^C again")) await pause(50);
        await answer();
        const { code, output } = await up.ended;
        expect(code).not.toBe(0);
        expect(output).toContain("update canceled");
        expect(await ids()).toHaveLength(4);
        expect(await names()).toEqual(await ids());
        expect(await project.pendingOperations()).toEqual([]);

        await project.must("up", "--yes", "--skip-preview");
        expect(await ids()).toHaveLength(9);
        expect(await names()).toEqual(await ids());
        await project.must("destroy", "--yes", "--skip-preview");
        expect(await names()).toEqual([]);
    });

    test("twice: Pulumi drops what was begun, and the way out of docs/troubleshooting.md leaves nothing behind", async () => {
        const up = await upInTheMiddle();
        up.interrupt();
        while (!up.output().includes("press ^C again")) await pause(50);
        up.interrupt();
        const { code } = await up.ended;
        expect(code).not.toBe(0);
        expect(await ids()).toEqual([]);
        // Each key that the state does not hold is a pending operation, under its name.
        const pending = (await project.pendingOperations()).map(({ resource }) => String(resource.inputs.name));
        const orphans = await names();
        expect(orphans.length).toBeGreaterThan(0);
        expect(pending).toEqual(expect.arrayContaining(orphans));

        // Nobody's key is taken on suspicion: it could be a stranger's.
        await answer();
        const again = await project.pulumi("up", "--yes", "--skip-preview");
        expect(again.code).not.toBe(0);
        expect(again.output).toContain("TWCC already has one with this name");
        expect(await names()).toEqual(expect.arrayContaining(orphans));

        // TWCC may have made one more meanwhile; what the second up made is in the state.
        const known = await ids();
        for (const name of pending) if (!known.includes(name)) await alice.remove(name);
        await project.must("refresh", "--yes", "--skip-preview", "--clear-pending-creates");
        expect(await project.pendingOperations()).toEqual([]);
        await project.must("up", "--yes", "--skip-preview");
        expect(await names()).toEqual(await ids());
        await project.must("preview", "--expect-no-changes");
        await project.must("destroy", "--yes", "--skip-preview");
        expect(await names()).toEqual([]);
    });
});

function pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
