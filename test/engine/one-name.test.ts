import { startWorld, type World } from "./gateway-and-stack";

jest.setTimeout(300_000);

describe("one program that wants one name twice", () => {
    let alice: World["alice"];
    let project: World["project"];
    let stop: World["stop"];
    /** Two key pairs of the same name, unless one of them is renamed. */
    const pair = (way: string, renamed?: string) =>
        [`${way}1`, `${way}2`]
            .map((logicalName) => {
                const name = logicalName === renamed ? `${way}-renamed` : way;
                return `new twcc.Keypair("${logicalName}", { name: "${name}", onConflict: "${way}" });`;
            })
            .join("\n");
    const inState = async () =>
        Object.fromEntries((await project.resources()).map(({ id, outputs }) => [id, outputs.fingerprint]));

    beforeAll(async () => {
        ({ alice, project, stop } = await startWorld());
    });
    afterAll(() => stop());

    test("fails at preview, with both resources named", async () => {
        project.write(pair("fail"));
        const { code, output } = await project.pulumi("preview");
        expect(code).not.toBe(0);
        expect(output).toMatch(/\\?"fail[12]\\?" and \\?"fail[12]\\?" in this program have the same name/);
    });

    test.each(["adopt", "replace"])("without a preview, and with onConflict %s, too: no key is lost", async (way) => {
        project.write(pair(way));
        const { code, output } = await project.pulumi("up", "--yes", "--skip-preview");
        expect(code).not.toBe(0);
        expect(output).toContain("in this program have the same name");
        const made = await alice.keys();
        expect(await inState()).toEqual(made);

        // Which of the two was made is the engine's choice: that one keeps the name.
        const [first] = await project.resources();
        const renamed = first?.urn.endsWith(`${way}1`) === true ? `${way}2` : `${way}1`;
        project.write(pair(way, renamed));
        await project.must("up", "--yes", "--skip-preview");
        const mended = await alice.keys();
        expect(mended).toMatchObject(made);
        expect(Object.keys(mended).sort()).toEqual([way, `${way}-renamed`]);
        expect(await inState()).toEqual(mended);

        // One that is added later, under the name of one that is there.
        project.write(`${pair(way, renamed)} new twcc.Keypair("late", { name: "${way}", onConflict: "${way}" });`);
        const late = await project.pulumi("preview");
        expect(late.code).not.toBe(0);
        expect(late.output).toContain("in this program have the same name");
        await project.must("destroy", "--yes", "--skip-preview");
        expect(await alice.keys()).toEqual({});
    });
});
