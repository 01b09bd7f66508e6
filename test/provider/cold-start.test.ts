import { keypairStub } from "../../sdk/stub";
import { earlierStub } from "../support/earlier-stub";
import { derivePublicKey } from "../support/ssh-keygen";
import { startWorld, type World } from "./gateway-and-providers";

/** A stub that loads the package asynchronously, on a machine where that takes a while, so that configure does, too. */
const slowStub = earlierStub.replace("import(s)", "new Promise(r=>setTimeout(r,1500)).then(()=>import(s))");

describe("calls that come while configure is still going", () => {
    let world: World;

    beforeAll(async () => {
        world = await startWorld();
    });
    afterAll(() => world.stop());

    test.each([
        ["today", keypairStub],
        ["slow", slowStub],
    ])("are served with the configuration, each with a key of its own: %s", async (which, stub) => {
        expect(slowStub).not.toBe(earlierStub);
        const provider = await world.provider({}, {}, { stub });
        const names = Array.from({ length: 20 }, (_, index) => `cold-${which}-${index}`);
        const calls = await world.calls(async () => {
            // The first of them makes the process configure; the rest find it under way.
            const made = await Promise.all(names.map((name) => provider.create({ name })));
            expect(made.map(({ id }) => id)).toEqual(names);
            for (const { id, state } of made) expect(await world.there(id)).toBe(state.fingerprint);
            expect(new Set(made.map(({ state }) => state.fingerprint)).size).toBe(names.length);
            const { state } = made[7]!;
            expect(String(state.publicKey)).toContain(await derivePublicKey(String(state.privateKey)));
        });
        expect(calls.filter((call) => call === "POST")).toHaveLength(names.length);
        await world.clean();
    });
});
