import { PUBLIC_KEYS } from "../gateway/testing/public-keys";
import { makeKey } from "../support/ssh-keygen";
import { doorOfTests } from "../support/door";
import { failureOf, type Properties, type ProviderProcess } from "../support/provider-process";
import { bob, fieldsOf, startWorld, type World } from "./gateway-and-providers";

let world: World;
let provider: ProviderProcess;
let nextName = 0;
const name = () => `change-${++nextName}`;

beforeAll(async () => {
    world = await startWorld();
    provider = await world.provider();
});
afterEach(() => world.clean());
afterAll(() => world.stop());

async function made(args: Properties = {}, by = provider) {
    return by.up("key", { name: name(), ...args });
}

/** check, diff and update: what `pulumi up` does with changed arguments. */
async function change(key: { id: string; inputs: Properties; state: Properties }, args: Properties, by = provider) {
    const { inputs, failures } = await by.check({ ...args, logicalName: "key" }, key.inputs);
    expect(failures).toEqual([]);
    const difference = await by.diff(key.id, key.state, inputs);
    const state = difference.changes ? await by.update(key.id, key.state, inputs) : key.state;
    return { id: key.id, inputs, state, difference };
}

const somebodys = async () => (await makeKey("-t", "ed25519", "-C", "somebody")).publicKey;

describe("a key that is too weak to be sent", () => {
    test.each([
        ["RSA 1024", "This RSA key is shorter than 2048 bits, so pulumi-twcc does not send it"],
        ["DSA", "This key is of a type that is weak or unsafe, so pulumi-twcc does not send it"],
    ])("%s: once adopted, it cannot be put back", async (type, reason) => {
        const name = `weak-${type.replace(" ", "-")}`;
        await world.put(name, PUBLIC_KEYS.find((one) => one.type === type)!.publicKey);
        const adopted = await provider.up("weak", { name, onConflict: "adopt" });
        await world.remove(name);
        const { state } = await provider.read(adopted.id, adopted.state);
        const { message } = await failureOf(provider.update(adopted.id, state, adopted.inputs));
        expect(message).toContain(reason);
        expect(message).not.toContain(".md");
    });
});

describe("an exchange in place", () => {
    test.each([
        ["keepers", { keepers: { rotated: "2" } }],
        ["algorithm", { algorithm: "ECDSA" }],
        ["generatedBy", { generatedBy: "twcc" }],
    ])("%s: another key under the same name and id", async (_what, args) => {
        const key = await made();
        const changed = await change(key, { name: key.id, ...args });
        expect(changed.difference).toEqual({ changes: true, replaces: [] });
        expect(changed.state).toMatchObject({ name: key.id, owner: "1001" });
        expect(changed.state.fingerprint).not.toBe(key.state.fingerprint);
        expect(changed.state.privateKey).not.toBe(key.state.privateKey);
        expect(await world.there(key.id)).toBe(changed.state.fingerprint);
        expect((await provider.diff(key.id, changed.state, changed.inputs)).changes).toBe(false);
    });

    test("back from a TWCC-made key, and to a given one", async () => {
        const key = await made({ generatedBy: "twcc" });
        const ours = await change(key, { name: key.id });
        expect(ours.state.algorithm).toBe("ED25519");
        const { publicKey, privateKey } = await makeKey("-t", "ed25519", "-C", "me");
        const given = await change(ours, { name: key.id, publicKey });
        expect(given.state.publicKey).toBe(publicKey.trim());
        expect(given.state.privateKey).toBeUndefined();
        // The same key given in another way: nothing at TWCC, but now we hold its private half.
        const calls = await world.calls(async () => {
            const own = await change(given, { name: key.id, privateKey });
            expect(own.state.privateKey).toBe(privateKey);
        });
        expect(calls).toEqual([]);
    });

    test("the same key as publicKey keeps the private key and touches nothing", async () => {
        const key = await made();
        const { difference } = await change(key, { name: key.id, publicKey: key.state.publicKey });
        expect(difference).toEqual({ changes: false, replaces: [] });
    });

    test("comment and format are written again without a call, for the same key", async () => {
        const key = await made();
        let changed: Awaited<ReturnType<typeof change>> | undefined;
        const calls = await world.calls(async () => {
            changed = await change(key, { name: key.id, comment: "other", privateKeyFormat: "PKCS8" });
        });
        expect(calls).toEqual([]);
        expect(changed?.state).toMatchObject({ fingerprint: key.state.fingerprint, createTime: key.state.createTime });
        expect(changed?.state.publicKey).toMatch(/ other$/);
        expect(changed?.state.privateKey).toMatch(/^-----BEGIN PRIVATE KEY-----/);
    });

    test("a stranger's key is never removed", async () => {
        const key = await made();
        await world.put(key.id, await somebodys());
        const before = await world.there(key.id);
        const { inputs } = await provider.check({ name: key.id, keepers: { a: "1" }, logicalName: "key" }, key.inputs);
        const { message, partial } = await failureOf(provider.update(key.id, key.state, inputs));
        expect(partial).toBeUndefined();
        expect(message).toContain("pulumi refresh");
        expect(message.match(/Cannot update/g)).toHaveLength(1);
        expect(message).toContain(before);
        expect(await world.there(key.id)).toBe(before);
    });

    test.each([{}, { generatedBy: "twcc" }])(
        "that fails half-way is finished by the next up with the key that the state has (%j)",
        async (args) => {
            const hasty = await world.provider({ "twcc:timeout": "4" });
            const key = await made();
            const post = { method: "POST" };
            await world.faults({ match: post, fault: { kind: "cut-before" }, times: "always" });
            const wanted = { name: key.id, keepers: { a: "1" }, ...args };
            const { inputs } = await hasty.check({ ...wanted, logicalName: "key" }, key.inputs);
            const { partial, message } = await failureOf(hasty.update(key.id, key.state, inputs));
            expect(message).toContain("its old key was removed");
            expect(await world.there(key.id)).toBeUndefined();
            await world.gateway.control("DELETE", "faults");
            const { properties } = partial!;
            expect(properties).toMatchObject({ drift: { kind: "missing" } });
            if (doorOfTests === "dynamic") expect(properties.__provider).toBe(key.state.__provider);
            expect((await hasty.diff(key.id, properties, inputs)).changes).toBe(true);
            // In four seconds a busy machine may not make a TWCC key.
            const state = await provider.update(key.id, properties, inputs);
            expect(await world.there(key.id)).toBe(state.fingerprint);
            if (inputs.generatedBy === undefined) {
                expect(state).toMatchObject({ fingerprint: properties.fingerprint, privateKey: properties.privateKey });
            }
            expect(state.fingerprint).not.toBe(key.state.fingerprint);
            expect((await hasty.diff(key.id, state, inputs)).changes).toBe(false);
        },
    );

    test("survives a DELETE whose answer is lost", async () => {
        const key = await made();
        await world.faults({ match: { method: "DELETE" }, fault: { kind: "cut-after" } });
        const changed = await change(key, { name: key.id, keepers: { a: "1" } });
        expect(await world.there(key.id)).toBe(changed.state.fingerprint);
    });
});

describe("drift", () => {
    test("a refresh of a key that is as it was takes one call and changes nothing", async () => {
        const key = await made();
        const fresh = await world.provider();
        const calls = await world.calls(async () => {
            expect((await fresh.read(key.id, key.state)).state).toEqual(key.state);
        });
        expect(calls).toEqual(["GET list"]);
    });

    test("a missing key is recorded, the identity asked once a process, and our own key put back", async () => {
        const fresh = await world.provider();
        const keys = await Promise.all([made({}, fresh), made({}, fresh)]);
        for (const { id } of keys) await world.remove(id);
        for (const [index, key] of keys.entries()) {
            let found: Properties = {};
            const calls = await world.calls(async () => {
                found = (await fresh.read(key.id, key.state)).state;
            });
            expect(calls).toEqual(index === 0 ? ["GET list", "GET", "GET users"] : ["GET"]);
            expect(found).toEqual({ ...key.state, drift: { kind: "missing" } });
            const mended = await change({ ...key, state: found }, { name: key.id }, fresh);
            expect(mended.difference).toEqual({ changes: true, replaces: [] });
            expect({ ...mended.state, createTime: "" }).toEqual({ ...key.state, createTime: "" });
            expect(await world.there(key.id)).toBe(key.state.fingerprint);
        }
    });

    test("a swapped key is recorded without anything of the stranger's but its fingerprint, and removed by up", async () => {
        const key = await made();
        await world.put(key.id, await somebodys());
        const stranger = await world.there(key.id);
        const { state } = await provider.read(key.id, key.state);
        expect(state).toEqual({ ...key.state, drift: { kind: "swapped", fingerprint: stranger } });
        const mended = await change({ ...key, state }, { name: key.id });
        expect(mended.state.privateKey).toBe(key.state.privateKey);
        expect(await world.there(key.id)).toBe(key.state.fingerprint);
        expect(fieldsOf(mended.state)).not.toHaveProperty("drift");
    });

    test("a key swapped once more since the refresh is left alone", async () => {
        const key = await made();
        await world.put(key.id, await somebodys());
        const { state } = await provider.read(key.id, key.state);
        await world.put(key.id, await somebodys());
        const third = await world.there(key.id);
        const { message } = await failureOf(provider.update(key.id, state, key.inputs));
        expect(message).toContain("another key under this name");
        expect(await world.there(key.id)).toBe(third);
    });

    test("drift that went away by itself is forgotten", async () => {
        const key = await made();
        const drifted = { ...key.state, drift: { kind: "missing" } };
        expect((await provider.read(key.id, drifted)).state).toEqual(key.state);
    });

    test("and a rotation at once", async () => {
        const key = await made();
        await world.put(key.id, await somebodys());
        const { state } = await provider.read(key.id, key.state);
        const changed = await change({ ...key, state }, { name: key.id, keepers: { a: "1" } });
        expect(await world.there(key.id)).toBe(changed.state.fingerprint);
        expect(changed.state.fingerprint).not.toBe(key.state.fingerprint);
        expect(changed.state.drift).toBeUndefined();
    });

    test("a new comment while the key is missing mends, too", async () => {
        const key = await made();
        await world.remove(key.id);
        const { state } = await provider.read(key.id, key.state);
        const changed = await change({ ...key, state }, { name: key.id, comment: "new" });
        expect(changed.state.publicKey).toMatch(/ new$/);
        expect(changed.state.drift).toBeUndefined();
        expect(await world.there(key.id)).toBe(key.state.fingerprint);
    });
});

describe("read by the id alone", () => {
    test("finds a key, with nothing private", async () => {
        const key = await made();
        const { state } = await provider.read(key.id);
        const { fingerprint, publicKey, owner } = key.state;
        expect(state).toMatchObject({ name: key.id, fingerprint, publicKey, owner });
        expect(state.privateKey).toBeUndefined();
    });

    test("fails clearly where there is none", async () => {
        const { message } = await failureOf(provider.read("nope"));
        expect(message).toMatch(/^There is no twcc:Keypair "nope" at TWCC/);
    });
});

describe("delete", () => {
    test("takes two calls at most and leaves nothing", async () => {
        const key = await made();
        const fresh = await world.provider();
        const calls = await world.calls(() => fresh.delete(key.id, key.state));
        expect(calls).toEqual(["GET list", "DELETE"]);
        expect(await world.there(key.id)).toBeUndefined();
    });

    test("of a key that is gone is a success", async () => {
        const key = await made();
        await world.remove(key.id);
        await provider.delete(key.id, key.state);
    });

    test("leaves a stranger's key alone, with a warning, even one that drift recorded", async () => {
        const key = await made();
        await world.put(key.id, await somebodys());
        const { state } = await provider.read(key.id, key.state);
        await provider.delete(key.id, state);
        expect(await world.there(key.id)).toBe((state.drift as Properties).fingerprint);
        expect(provider.output()).toContain(`warning: Key pair "${key.id}": TWCC has another key`);
    });

    test("whose answer is lost is looked after", async () => {
        for (const kind of ["cut-before", "cut-after"]) {
            const key = await made();
            await world.faults({ match: { method: "DELETE" }, fault: { kind } });
            await provider.delete(key.id, key.state);
            expect(await world.there(key.id)).toBeUndefined();
        }
    });
});

describe("the account guard", () => {
    test.each(["missing there", "of the same name there"])(
        "another account's API key touches nothing: %s",
        async (what) => {
            const bobs = await world.provider({ "twcc:apiKey": bob });
            const key = await made();
            const same = what.startsWith("of");
            if (same) await world.put(key.id, await somebodys(), "bob");
            const { inputs } = await bobs.check({ name: key.id, keepers: { a: "1" }, logicalName: "key" }, key.inputs);
            const tries = [
                () => bobs.read(key.id, key.state),
                () => bobs.update(key.id, key.state, inputs),
                () => bobs.delete(key.id, key.state),
            ];
            const calls = await world.calls(async () => {
                for (const one of tries) {
                    const { message, partial } = await failureOf(one());
                    expect(partial).toBeUndefined();
                    expect(message).toContain("belongs to the TWCC user 1001");
                    expect(message).toContain("bob (1002)");
                    expect(message).toContain("--run-program");
                }
            });
            expect(calls.every((call) => call.startsWith("GET"))).toBe(true);
            expect(await world.there(key.id)).toBe(key.state.fingerprint);
        },
    );

    test("warns and goes on where TWCC does not say whose API key it is", async () => {
        const fresh = await world.provider();
        const key = await made({}, fresh);
        await world.remove(key.id);
        await world.faults({ match: { path: "/users/" }, fault: { kind: "status", status: 403 }, times: "always" });
        const { state } = await fresh.read(key.id, key.state);
        expect(state.drift).toEqual({ kind: "missing" });
        expect(fresh.output()).toContain("does not say whose API key this is");
    });
});

describe("the platform", () => {
    test("in state wins over the configured one; only diff compares them", async () => {
        const other = await world.provider({ "twcc:platform": "openstack-taichung-default-3" });
        const key = await made();
        expect(await other.diff(key.id, key.state, key.inputs)).toEqual({ changes: true, replaces: ["platform"] });
        expect((await other.read(key.id, key.state)).state).toEqual(key.state);
        await other.delete(key.id, key.state);
        expect(await world.there(key.id)).toBeUndefined();
    });

    test("that an older release did not write is no change", async () => {
        const other = await world.provider({ "twcc:platform": "openstack-taichung-default-3" });
        const key = await made();
        const { platform: _platform, ...old } = key.state;
        expect((await other.diff(key.id, old, key.inputs)).changes).toBe(false);
    });
});

describe("the configuration", () => {
    test("without an API key check works in silence, create fails and names every place", async () => {
        const keyless = await world.provider({ "twcc:apiKey": "" });
        for (const logicalName of ["a", "b"]) {
            expect((await keyless.check({ logicalName })).failures).toEqual([]);
        }
        expect(keyless.output()).not.toContain("No TWCC API key");
        const { message } = await failureOf(keyless.up("a", {}));
        for (const place of ["twcc:apiKey", "TWCC_API_KEY", "TWCC_APIKEY", "_TWCC_API_KEY_", ".twcc_data/credential"]) {
            expect(message).toContain(place);
        }
    });

    test("comes from the environment, too", async () => {
        const { endpoint } = world.gateway;
        const env = { TWCC_API_KEY: bob, TWCC_ENDPOINT: endpoint };
        const bobs = await world.provider({ "twcc:apiKey": "", "twcc:endpoint": "" }, env);
        expect((await bobs.up("env", {})).state.owner).toBe("1002");
    });

    test("a wrong one is found at preview, and nothing is sent", async () => {
        const wrong = await world.provider({ "twcc:endpoint": "http://example.com", "twcc:timeout": "soon" });
        const { failures } = await wrong.check({ logicalName: "a" });
        expect(failures.map(({ property }) => property)).toEqual(["", ""]);
        expect(failures.map(({ reason }) => reason).join()).toMatch(/timeout.*no TLS|no TLS.*timeout/);
        expect((await failureOf(wrong.create({ name: "x" }))).message).toContain("no TLS");
    });

    test("an expired API key: 401 says where it comes from and what to do", async () => {
        const expired = "demo-alice-expired-8000-000000001001";
        const late = await world.provider({ "twcc:apiKey": expired });
        const key = await made();
        const tries = [
            () => late.read(key.id, key.state),
            () => late.up("x", {}),
            () => late.delete(key.id, key.state),
        ];
        for (const one of tries) {
            const { message } = await failureOf(one());
            expect(message).toContain("Key is expired");
            expect(message).toContain("twcc:apiKey");
            expect(message).toContain("--run-program");
            expect(message).not.toContain(expired);
        }
        expect(late.output()).not.toContain(expired);
    });
});

describe("over the wire", () => {
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    test("a failure of check names no property and repeats no value", async () => {
        const { privateKey } = await makeKey("-t", "ed25519");
        const { failures } = await provider.check({ publicKey: privateKey, logicalName: "a" });
        expect(failures).toHaveLength(1);
        expect(failures[0]).toMatchObject({ property: "" });
        expect(failures[0]?.reason).toMatch(/^publicKey contains a private key/);
        expect(failures[0]?.reason).not.toContain(privateKey.split("\n")[1]);
    });

    test("unknown values pass through check and diff", async () => {
        const { inputs, failures } = await provider.check({ publicKey: unknown, logicalName: "a" });
        expect(failures).toEqual([]);
        expect(inputs.publicKey).toBe(unknown);
        const key = await made();
        const { inputs: later } = await provider.check({ name: unknown, keepers: { a: unknown } }, key.inputs);
        expect(later).toMatchObject({ name: unknown, keepers: { a: unknown } });
        expect(await provider.diff(key.id, key.state, later)).toEqual({ changes: true, replaces: ["name"] });
    });

    test("a generated name stays until a replacement generates another", async () => {
        const key = await provider.up("generated", {});
        expect((await provider.check({ logicalName: "generated" }, key.inputs)).inputs.name).toBe(key.id);
        expect((await provider.check({ logicalName: "generated" })).inputs.name).not.toBe(key.id);
    });
});
