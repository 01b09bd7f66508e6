import { makeKey } from "../support/ssh-keygen";
import type { ProviderProcess } from "../support/provider-process";
import { startWorld, type Fault, type World } from "./gateway-and-providers";

// Many reads and deletes of one run share a list of all key pairs. It saves calls and decides nothing but "as it was".
describe("many key pairs", () => {
    let world: World;
    /** Reads and deletes: a process of its own each time, as for each command of the CLI. */
    let fresh: ProviderProcess;
    let maker: ProviderProcess;
    let round = 0;

    beforeAll(async () => {
        world = await startWorld();
        maker = await world.provider();
    });
    beforeEach(async () => {
        fresh = await world.provider();
        round++;
    });
    afterEach(() => world.clean());
    afterAll(() => world.stop());

    const many = 12;
    const make = () =>
        Promise.all(Array.from({ length: many }, (_, index) => maker.create({ name: `many-${round}-${index}` })));
    type Made = Awaited<ReturnType<typeof make>>;
    const readAll = (keys: Made) => Promise.all(keys.map(({ id, state }) => fresh.read(id, state)));
    const deleteAll = (keys: Made) => Promise.all(keys.map(({ id, state }) => fresh.delete(id, state)));
    const list = { method: "GET", path: "/keypairs/$" };

    test("are read with one list, and one look at each that changed", async () => {
        const keys = await make();
        const [gone, swapped] = keys;
        await world.remove(gone!.id);
        await world.put(swapped!.id, (await makeKey("-t", "ed25519")).publicKey);
        const calls = await world.calls(async () => {
            const found = await readAll(keys);
            expect(found.map(({ state }) => (state.drift as { kind?: string } | undefined)?.kind)).toEqual([
                "missing",
                "swapped",
                ...Array.from({ length: many - 2 }, () => undefined),
            ]);
            expect(found.slice(2)).toEqual(keys.slice(2));
        });
        expect(calls.sort()).toEqual(["GET", "GET", "GET list", "GET users"]);
        await deleteAll(keys);
    });

    test("are deleted with one list, and a stranger's among them is left alone", async () => {
        const keys = await make();
        const swapped = keys[3]!;
        await world.put(swapped.id, (await makeKey("-t", "ed25519")).publicKey);
        const calls = await world.calls(() => deleteAll(keys));
        expect(calls.sort()).toEqual([...Array.from({ length: many - 1 }, () => "DELETE"), "GET", "GET list"]);
        expect(await world.there(swapped.id)).toBeDefined();
        await world.remove(swapped.id);
    });

    test("a key that was exchanged since the list was asked for is looked at itself", async () => {
        const keys = await make();
        await readAll(keys);
        const { id, state } = keys[0]!;
        const { inputs } = await fresh.check({ name: id, keepers: { a: "1" }, logicalName: "k" }, { name: id });
        const exchanged = await fresh.update(id, state, inputs);
        const calls = await world.calls(async () => {
            // Not as the list shows it: for that the state would have drifted.
            expect((await fresh.read(id, exchanged)).state).toEqual(exchanged);
            expect((await fresh.read(id, state)).state.drift).toMatchObject({ kind: "swapped" });
        });
        expect(calls).toEqual(["GET", "GET"]);
        await deleteAll([{ id, state: exchanged }, ...keys.slice(1)]);
    });

    const faults: Readonly<Record<string, Fault["fault"]>> = {
        "a list that fails": { kind: "status", status: 503 },
        "a list that is forbidden": { kind: "status", status: 403 },
        "a list that is cut off": { kind: "body", truncate: 40 },
        "a list that is none": { kind: "body", body: '{"message": "soon"}' },
        "a list with an entry that is none": { kind: "body", body: "[{}]" },
    };

    test.each(Object.entries(faults))("%s costs one call: each key is looked at itself", async (_what, fault) => {
        const keys = await make();
        await world.faults({ match: list, fault, times: "always" });
        const calls = await world.calls(async () => {
            expect(await readAll(keys)).toEqual(keys);
            await deleteAll(keys);
        });
        const each = (call: string, times: number) => Array.from({ length: times }, () => call);
        expect(calls.sort()).toEqual([...each("DELETE", many), ...each("GET", 2 * many), "GET list"]);
    });

    test("a key that is not in the list, as on another page, is looked at itself", async () => {
        const keys = await make();
        await world.faults({ match: list, fault: { kind: "body", body: "[]" }, times: "always" });
        expect(await readAll(keys)).toEqual(keys);
        await deleteAll(keys);
        for (const { id } of keys) expect(await world.there(id)).toBeUndefined();
    });

    test("a list without users: whose API key it is, is asked once", async () => {
        const keys = await make();
        await world.faults({ match: list, fault: { kind: "drop-fields", fields: ["user"] }, times: "always" });
        const calls = await world.calls(async () => {
            expect(await readAll(keys)).toEqual(keys);
        });
        expect(calls).toEqual(["GET list", "GET users"]);
        await deleteAll(keys);
    });
});
