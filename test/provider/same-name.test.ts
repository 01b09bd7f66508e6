import { failureOf, type ProviderProcess } from "../support/provider-process";
import { startWorld, type World } from "./gateway-and-providers";

describe("two resources of one program with the same name", () => {
    let world: World;
    let provider: ProviderProcess;
    const sameName = (args: object = {}) => ({ name: "same", ...args });

    beforeAll(async () => {
        world = await startWorld();
    });
    beforeEach(async () => {
        provider = await world.provider();
    });
    afterEach(() => world.clean());
    afterAll(() => world.stop());

    test("the second check fails, names both resources and repeats no value", async () => {
        await provider.check({ ...sameName(), logicalName: "one" });
        const { failures } = await provider.check({ ...sameName(), logicalName: "two" });
        expect(failures).toHaveLength(1);
        expect(failures[0]!.property).toBe("");
        expect(failures[0]!.reason).toMatch(/"one" and "two" in this program have the same name/);
        expect(failures[0]!.reason).not.toContain('same"');
    });

    test("one resource may be checked twice, as on a replacement, and other names are nobody's business", async () => {
        for (const args of [sameName(), sameName(), { name: "other" }, {}]) {
            expect((await provider.check({ ...args, logicalName: "one" })).failures).toEqual([]);
        }
        for (const args of [{ name: "Same" }, {}]) {
            expect((await provider.check({ ...args, logicalName: "two" })).failures).toEqual([]);
        }
    });

    test.each(["adopt", "replace"])("onConflict %s leaves the key of the other one alone", async (onConflict) => {
        const one = await provider.check({ ...sameName({ onConflict }), logicalName: "one" });
        const two = await provider.check({ ...sameName({ onConflict }), logicalName: "two" });
        expect(two.failures).toHaveLength(1);
        const { state } = await provider.create(one.inputs);
        const { message } = await failureOf(provider.create(two.inputs));
        expect(message).toContain("two resources in this program have it");
        expect(await world.there("same")).toBe(state.fingerprint);
        await world.remove("same");
    });
});
