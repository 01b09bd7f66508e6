import { setTimeout as sleep } from "node:timers/promises";
import { servedByEngine, type Engine } from "../support/engine";
import type { ProviderProcess } from "../support/provider-process";
import { makeKey } from "../support/ssh-keygen";
import { startWorld, type World } from "./gateway-and-providers";

// A killed CLI leaves its plugins behind, and nobody can save what they do then
// (docs/contributing/pulumi-engine.md#a-killed-cli).

let world: World;
let engine: Engine;

beforeAll(async () => {
    world = await startWorld();
});
afterEach(() => world.clean());
afterAll(() => world.stop());

/** A provider process that has seen its engine. */
async function served(config = {}) {
    const started = await servedByEngine((more) => world.provider(config, {}, more));
    ({ engine } = started);
    return started.served;
}

async function secondsUntil(ended: Promise<unknown>): Promise<number> {
    const start = performance.now();
    await ended;
    return (performance.now() - start) / 1000;
}

/** TWCC answers such a call when the rule is deleted. */
const held = { fault: { kind: "delay", ms: 60_000 } };

/** The engine goes while TWCC has not answered yet. */
async function goMeanwhile(provider: ProviderProcess, working: Promise<unknown>): Promise<void> {
    await world.struck();
    engine.close();
    await world.faults();
    await provider.ended;
    await working;
}

test("an idle process ends with its engine", async () => {
    const provider = await served();
    engine.close();
    expect(await secondsUntil(provider.ended)).toBeLessThan(40);
});

test("a process that prints when nobody reads it any more ends as well", async () => {
    const provider = await served({ "twcc:apiKey": "" });
    provider.deafen();
    // Each warns that there is no API key, or that a name was generated.
    const checking = Promise.allSettled(
        [1, 2, 3].map((round) => provider.check({ logicalName: `web${round}`, onConflict: "adopt" })),
    );
    await sleep(300);
    engine.close();
    expect(await secondsUntil(provider.ended)).toBeLessThan(40);
    await checking;
});

test("a process lives as long as its engine, however many connections fail", async () => {
    const provider = await served();
    const ended = await Promise.race([provider.ended, sleep(4000).then(() => "lives")]);
    expect(ended).toBe("lives");
    await provider.stop();
    engine.close();
});

test.each([
    ["generated", {}],
    ["made by TWCC", { generatedBy: "twcc" }],
    ["with the answer to its read-back lost", {}, "GET"],
])("a key that is being created is removed again: %s", async (what, args, method = "POST") => {
    const provider = await served();
    const name = `created-${what.replaceAll(" ", "-")}`;
    await world.faults({ match: { method, name: `^${name}$` }, ...held });
    const creating = provider.up("web", { name, ...args }).catch(() => undefined);
    await goMeanwhile(provider, creating);
    expect(await world.there(name)).toBeUndefined();
});

test("an exchange leaves the name free, so that the next up can finish it", async () => {
    const before = await (await world.provider()).up("web", { name: "exchanged" });
    const provider = await served();
    await world.faults({ match: { method: "POST", name: "^exchanged$" }, ...held });
    const updating = provider
        .update(before.id, before.state, { ...before.inputs, keepers: { round: "2" } })
        .catch(() => undefined);
    await goMeanwhile(provider, updating);
    expect(await world.there("exchanged")).toBeUndefined();
});

test("a mended key stays, and so does one that was taken over", async () => {
    const first = await world.provider();
    const mended = await first.up("web", { name: "mended" });
    await world.remove("mended");
    const { state: missing } = await first.read(mended.id, mended.state);
    const { publicKey } = await makeKey("-t", "ed25519");
    await world.put("adopted", publicKey.trim());

    const provider = await served();
    await world.faults({ match: { method: "GET" }, times: "always", ...held });
    const working = Promise.allSettled([
        provider.update(mended.id, missing, mended.inputs),
        provider.up("adopted", { name: "adopted", publicKey, onConflict: "adopt" }),
    ]);
    await goMeanwhile(provider, working);
    expect(await world.there("mended")).toBe(mended.state.fingerprint);
    expect(await world.there("adopted")).toBeDefined();
});
