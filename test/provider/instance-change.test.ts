import { setTimeout as sleep } from "node:timers/promises";
import { servedByEngine } from "../support/engine";
import { failureOf, type Properties, type ProviderProcess } from "../support/provider-process";
import { startInstanceWorld, ubuntu, type InstanceWorld } from "./gateway-and-instances";
import { bob } from "./gateway-and-providers";

let world: InstanceWorld;
let provider: ProviderProcess;
let nextName = 0;
const name = () => `change-${++nextName}`;

beforeAll(async () => {
    world = await startInstanceWorld();
    provider = await world.instances();
});
afterEach(() => world.clean());
afterAll(() => world.stop());

const make = (args: Properties = {}) => provider.up("web", { ...ubuntu, name: name(), ...args });

describe("update", () => {
    test("changes the description in place, and nothing else", async () => {
        const { id, state, inputs } = await make({ description: "one" });
        const described = { ...inputs, description: "two" };
        expect(await provider.diff(id, state, described)).toEqual({ changes: true, replaces: [] });
        const updated = await provider.update(id, state, described);
        expect((await world.site(id))!.desc).toBe("two");
        expect(await provider.diff(id, updated, described)).toEqual({ changes: false, replaces: [] });
        const { description: _description, ...bare } = inputs;
        expect((await provider.update(id, updated, bare)).description).toBeUndefined();
        expect((await world.site(id))!.desc).toBe("");
    });

    test("sends the description once more after a lost answer", async () => {
        const { id, state, inputs } = await make();
        await world.faults({ match: { method: "PATCH" }, fault: { kind: "cut-after" } });
        expect(await provider.update(id, state, { ...inputs, description: "two" })).toMatchObject({
            description: "two",
        });
    });

    test("of one that is gone says what to do", async () => {
        const { id, state, inputs } = await make();
        await world.gateway.control("DELETE", `sites/${id}`);
        const { message } = await failureOf(provider.update(id, state, { ...inputs, description: "two" }));
        expect(message).toMatch(/is gone at TWCC.*pulumi refresh/);
    });
});

describe("refresh", () => {
    test("sees another description and status, and the next update mends the description", async () => {
        const { id, state, inputs } = await make({ description: "ours" });
        await world.alice.patch(Number(id), { desc: "theirs" });
        const { state: seen } = await provider.read(id, state);
        expect(seen).toEqual({ ...state, description: "theirs" });
        expect(await provider.diff(id, seen, inputs)).toEqual({ changes: true, replaces: [] });
        expect(await provider.update(id, seen, inputs)).toEqual(state);

        await world.change(id, { fate: { kind: "error", reason: "The host died." } });
        const { state: broken } = await provider.read(id, state);
        expect(broken).toMatchObject({ status: "Error", statusReason: "The host died." });
        // A machine that was Ready once may have data on it: only the user says that it goes.
        expect(await provider.diff(id, broken, inputs)).toEqual({ changes: false, replaces: [] });
        // What it prints comes on another way than its answer.
        await sleep(200);
        expect(provider.output()).toMatch(/is in Error at TWCC \(The host died\.\)\. Rebuild it with/);
    });

    test("of one that is gone takes it out of the state", async () => {
        const { id, state } = await make();
        await world.gateway.control("DELETE", `sites/${id}`);
        expect((await provider.read(id, state)).id).toBe("");
    });

    test("does not believe that it is gone with another account's API key", async () => {
        const { id, state } = await make();
        const bobs = await world.instances({ "twcc:apiKey": bob, "twcc:project": "ENT101002" });
        for (const working of [bobs.read(id, state), bobs.delete(id, state)]) {
            expect((await failureOf(working)).message).toMatch(
                /belongs to the TWCC user 1001, but the API key .* to the user bob \(1002\)/,
            );
        }
        expect(await world.site(id)).toMatchObject({ status: "Ready" });
    });

    test("without a state reads by the number alone, and fails where there is none", async () => {
        const { id, state } = await make();
        const { state: found } = await provider.read(id);
        expect(found).toMatchObject({ name: state.name, status: "Ready", keypair: "k1", owner: "1001" });
        const absent = await failureOf(provider.read("1"));
        expect(absent.message).toMatch(/There is no twcc:Instance "1" at TWCC.*twccli ls vcs/);
        const name = await failureOf(provider.read("web"));
        expect(name.message).toMatch(/^Cannot read an instance by this id: pass its number at TWCC.*twccli ls vcs/);
    });
});

describe("delete", () => {
    test("waits until it is gone, and gone already is success", async () => {
        const { id, state } = await make();
        await provider.delete(id, state);
        expect(await world.site(id)).toBeUndefined();
        await provider.delete(id, state);
    });

    test("of a protected one says what to do, and leaves it", async () => {
        const { id, state } = await make();
        await world.alice.patch(Number(id), { termination_protection: true });
        expect((await failureOf(provider.delete(id, state))).message).toMatch(
            /has deletion protection at TWCC.*portal.*retainOnDelete/,
        );
        expect(await world.site(id)).toMatchObject({ status: "Ready" });
    });

    test.each([
        ["done", { kind: "cut-after" }],
        ["not done", { kind: "cut-before" }],
        ["500, not done", { kind: "status", status: 500 }],
    ])("goes on after a lost answer: %s", async (_what, fault) => {
        const { id, state } = await make();
        await world.faults({ match: { method: "DELETE" }, fault });
        await provider.delete(id, state);
        expect(await world.site(id)).toBeUndefined();
    });
});

describe("the key pair", () => {
    test("by the same name with another key is no change; another name is", async () => {
        const { id, state, inputs } = await make();
        await world.put("k1", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB");
        const { state: seen } = await provider.read(id, state);
        expect(await provider.diff(id, seen, inputs)).toEqual({ changes: false, replaces: [] });
        expect((await provider.diff(id, seen, { ...inputs, keypair: "k2" })).replaces).toEqual(["keypair"]);
    });
});

test.each([
    ["while it booted", { kind: "stuck" }, []],
    [
        "while TWCC was asked for its machine",
        { kind: "ready" },
        [{ match: { path: "/servers/" }, times: "always", fault: { kind: "hang" } }],
    ],
] as const)("an instance whose Pulumi was killed is removed again: %s", async (_when, fate, faults) => {
    const { served, engine } = await servedByEngine((more) => world.instances({}, more));
    await world.fates(fate);
    await world.faults(...faults);
    const given = name();
    const creating = served.up("web", { ...ubuntu, name: given }).catch(() => undefined);
    while (!(await world.named(given)).some(({ status }) => faults.length === 0 || status === "Ready")) {
        await sleep(100);
    }
    // It looks again after two seconds.
    await sleep(faults.length === 0 ? 0 : 3000);
    // The engine was who read what it prints, too.
    served.deafen();
    engine.close();
    await served.ended;
    await creating;
    while ((await world.named(given)).some(({ status }) => status === "Deleting")) await sleep(100);
    expect(await world.named(given)).toEqual([]);
});

test("instances that tell how they get on when nobody listens any more are removed again, and the process ends", async () => {
    const { served, engine } = await servedByEngine((more) => world.instances({}, more));
    const names = Array.from({ length: 8 }, name);
    await world.fates(...names.map(() => ({ kind: "stuck" })));
    const creating = names.map((given) => served.up("web", { ...ubuntu, name: given }).catch(() => undefined));
    const there = async () => (await Promise.all(names.map((given) => world.named(given)))).flat();
    while ((await there()).length < names.length) await sleep(50);
    served.deafen();
    // At their first look, after two seconds, all of them tell that they are Starting.
    await sleep(3000);
    engine.close();
    await served.ended;
    await Promise.all(creating);
    while ((await there()).some(({ status }) => status === "Deleting")) await sleep(100);
    expect(await there()).toEqual([]);
});
