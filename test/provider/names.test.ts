import { getKeypair, listKeypairDetails, lookUpContext } from "../../provider/look-ups";
import { failureOf, type Properties, type ProviderProcess } from "../support/provider-process";
import { makeKey } from "../support/ssh-keygen";
import { startInstanceWorld, ubuntu, type InstanceWorld } from "./gateway-and-instances";
import { alice, platform } from "./gateway-and-providers";

let world: InstanceWorld;
let provider: ProviderProcess;
let instances: ProviderProcess;
let publicKey: string;

beforeAll(async () => {
    world = await startInstanceWorld();
    provider = await world.provider();
    instances = await world.instances();
    publicKey = (await makeKey("-t", "ed25519", "-C", "me@laptop")).publicKey.trim();
});
afterEach(() => world.clean());
afterAll(() => world.stop());

const context = () =>
    lookUpContext(
        (key) => ({ "twcc:apiKey": alice, "twcc:endpoint": world.gateway.endpoint, "twcc:platform": platform })[key],
        undefined,
        { info: () => undefined, warn: () => undefined },
    );

/** What a look-up in this process fails with. */
const messageOf = (work: Promise<unknown>) =>
    work.then(
        () => "no error",
        (error: unknown) => (error as Error).message,
    );

/** Names that would lead to another address, or to none. */
const elsewhere = ["", ".", "..", "../users", "a\\b", "a\nb", "\u001b[2J", "x".repeat(256)];

test.each(elsewhere)("%j is refused before anything is sent", async (name) => {
    const calls = await world.calls(async () => {
        const got = await failureOf(provider.read(name));
        expect(got.message).toMatch(/^Cannot use a key pair whose name (is|has) /);
        const looked = await messageOf(getKeypair(context(), name));
        expect(looked).toMatch(/^Cannot look up a key pair whose name (is|has) /);
        const { failures } = await instances.check({ ...ubuntu, keypair: name, logicalName: "vm" });
        expect(failures).toEqual([{ property: "", reason: expect.stringMatching(/^keypair (is|has) /) as string }]);
        const adopting = await provider.check({ name, onConflict: "adopt", logicalName: "k" });
        expect(adopting.failures).toHaveLength(1);
        const { message } = await failureOf(instances.read(name));
        expect(message).toMatch(/^Cannot read an instance by this id: pass its number at TWCC/);
        if (name.length > 2) expect([got.message, looked, message].join()).not.toContain(name);
    });
    expect(calls).toEqual([]);
});

test.each(["0", "007", "-1", "1e3", "1/../2"])(
    "an instance by the id %j is refused before anything is sent",
    async (id) => {
        const calls = await world.calls(async () => {
            expect((await failureOf(instances.read(id))).message).toMatch(/^Cannot read an instance by this id/);
        });
        expect(calls).toEqual([]);
    },
);

describe("a key pair that other tools made, with a name that we would not create", () => {
    const name = "other.tools";
    const args: Properties = { name, onConflict: "adopt" };

    beforeEach(() => world.put(name, publicKey));

    test("is shown by get and by look-ups", async () => {
        expect((await provider.read(name)).state).toMatchObject({ name, publicKey });
        expect(await getKeypair(context(), name)).toMatchObject({ name, publicKey });
        expect((await listKeypairDetails(context())).map((one) => one.name)).toContain(name);
    });

    test.each<[string, () => Properties]>([
        ["without a key", () => args],
        ["by its key", () => ({ ...args, publicKey })],
    ])("is adopted %s, read and deleted, and nothing is sent but that", async (_how, wanted) => {
        let key: Awaited<ReturnType<ProviderProcess["up"]>> | undefined;
        expect(await world.calls(async () => (key = await provider.up("k", wanted())))).not.toContain("POST");
        expect(key).toMatchObject({ id: name, state: { name, publicKey } });
        const again = await provider.check({ ...wanted(), logicalName: "k" }, key!.inputs);
        expect(again).toEqual({ inputs: key!.inputs, failures: [] });
        // It is there already, whatever a create would do.
        const { onConflict: _adopt, ...later } = wanted();
        expect((await provider.check({ ...later, logicalName: "k" }, key!.inputs)).failures).toEqual([]);
        expect((await provider.read(name, key!.state)).state).toEqual(key!.state);
        await provider.delete(name, key!.state);
        expect(await world.there(name)).toBeUndefined();
    });

    test("is not adopted for another key", async () => {
        const other = (await makeKey("-t", "ed25519")).publicKey.trim();
        const calls = await world.calls(async () => {
            expect((await failureOf(provider.up("k", { ...args, publicKey: other }))).message).toContain(
                "TWCC already has one",
            );
        });
        expect(calls).not.toContain("POST");
    });

    test("is never made", async () => {
        await world.remove(name);
        for (const more of [{}, { publicKey }, { generatedBy: "twcc" }]) {
            const calls = await world.calls(async () => {
                expect((await failureOf(provider.up("k", { ...args, ...more }))).message).toBe(
                    'Cannot create the key pair "other.tools". TWCC has no such key pair to adopt, and none can be created: ' +
                        "the name has a character that TWCC does not accept at position 6: use letters A to Z, digits, spaces, - and _. " +
                        "Nothing was changed.",
                );
            });
            expect(calls).toEqual(["GET"]);
        }
    });

    test("keeps its key, since none could be put in its place", async () => {
        const { inputs, state } = await provider.up("k", args);
        const { inputs: news } = await provider.check({ ...args, keepers: { v: "2" }, logicalName: "k" }, inputs);
        const calls = await world.calls(async () => {
            const { message } = await failureOf(provider.update(name, state, news));
            expect(message).toMatch(
                /^Cannot update the key pair "other\.tools"\. It was adopted with a name that .* position 6/,
            );
        });
        expect(calls).toEqual(["GET"]);
        await world.remove(name);
        const { state: missing } = await provider.read(name, state);
        const { message } = await failureOf(provider.update(name, missing, inputs));
        expect(message).toMatch(/no key can be put under its name/);
    });

    test("is what an instance may take", async () => {
        const { failures } = await instances.check({ ...ubuntu, keypair: name, logicalName: "vm" });
        expect(failures).toEqual([]);
    });
});
