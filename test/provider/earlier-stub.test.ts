import { earlierStub } from "../support/earlier-stub";
import { startWorld, type World } from "./gateway-and-providers";

// A run may meet states of several releases. Each text of a stub is a provider of its own to Pulumi's process.
describe("a stub with an earlier text, beside today's in one process", () => {
    let world: World;

    beforeAll(async () => {
        world = await startWorld();
    });
    afterEach(() => world.clean());
    afterAll(() => world.stop());

    test("creates, reads and deletes", async () => {
        const provider = await world.provider({}, {}, { stub: earlierStub });
        const { id, state } = await provider.create({ name: "earlier" });
        expect(state.__provider).toBe(earlierStub);
        expect(await provider.read(id, state)).toEqual({ id, state });
        await provider.delete(id, state);
        expect(await world.there(id)).toBeUndefined();
    });

    test("knows what today's took over", async () => {
        const provider = await world.provider();
        const { id, state } = await provider.create({ name: "shared", __provider: earlierStub });
        await provider.create({ name: "shared", onConflict: "adopt" });
        await provider.delete(id, state);
        expect(await world.there(id)).toBe(state.fingerprint);
        expect(provider.output()).toContain("has just taken it over");
    });
});
