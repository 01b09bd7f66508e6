import { leaksIn } from "../support/secrets/watch";
import { failureOf } from "../support/provider-process";
import { makeKey } from "../support/ssh-keygen";
import { startWorld, type World } from "./world";

jest.setTimeout(180_000);

let world: World;

beforeAll(async () => {
    world = await startWorld();
});
afterEach(() => world.clean());
afterAll(() => world.stop());

test("when its operations have ended, the provider's process holds no private key any more", async () => {
    const provider = await world.provider();
    const { privateKey } = await makeKey("-t", "ecdsa");
    const made = await provider.up("made", { name: "made", generatedBy: "twcc" });
    const given = await provider.up("given", { name: "given", privateKey });
    const own = await provider.up("own", { name: "own" });
    await provider.diff(own.id, own.state, { ...own.inputs, keepers: { a: "1" } });
    const exchanged = await provider.update(own.id, own.state, { ...own.inputs, keepers: { a: "1" } });
    await provider.read(own.id, exchanged);
    // Failures, which could hold what they failed on.
    await failureOf(provider.up("again", { name: "given", privateKey }));
    await provider.check({ privateKey: `${privateKey}x`, logicalName: "broken" });
    await provider.delete(given.id, given.state);
    await provider.delete(made.id, made.state);
    // The library under Pulumi's process keeps its last messages until others come.
    for (let i = 0; i < 20; i++) await provider.check({ logicalName: "other", name: "other" });

    const strings = await provider.strings();
    // What does live there: the state's stub, and the configuration.
    expect(strings).toContain("pulumi-twcc/provider");
    const leaks = leaksIn("memory", strings);
    expect(leaks.map(({ what }) => what)).toContain("alice's API key");
    expect(leaks.filter(({ what }) => what.includes("private key"))).toEqual([]);
});
