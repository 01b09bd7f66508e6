import path from "node:path";
import { derivePublicKey, listKeys, makeKey, type Listing } from "../support/ssh-keygen";
import { failureOf, type Properties, type ProviderProcess } from "../support/provider-process";
import { startInstanceWorld, ubuntu, project, type InstanceWorld } from "./gateway-and-instances";
import { instanceStub } from "../../sdk/stub";

/** Answers to a POST that do not say whether TWCC acted on it. */
const vague = [302, 303, 307, 408, 418, 425, 429, 499, 500, 502, 504];
/** TWCC's word that it did not; a proxy in front may say so of an answer that it did not let pass. */
const refusals = [400, 403, 409, 413, 422];

let world: InstanceWorld;
let keypairs: ProviderProcess;
let instances: ProviderProcess;
let nextName = 0;
const name = () => `unknown-${++nextName}`;
const post = (given: string) => ({ method: "POST", name: `^${given}$` });
const status = (code: number, acted: boolean) => ({
    kind: "status",
    status: code,
    acted,
    headers: { "retry-after": "0" },
});

beforeAll(async () => {
    world = await startInstanceWorld("--spare-keys", "10");
    // Answers that are never sent again are waited for at most this long.
    keypairs = await world.provider();
    instances = await world.instances();
});
afterEach(() => world.clean());
afterAll(() => world.stop());

describe("a key pair", () => {
    test.each([...vague, ...refusals])(
        "%d after TWCC acted: the key that was made here is kept, and is ours",
        async (code) => {
            const given = name();
            await world.faults({ match: post(given), fault: status(code, true) });
            let state: Properties = {};
            const calls = await world.calls(async () => {
                ({ state } = await keypairs.up("lost", { name: given }));
            });
            expect(await world.there(given)).toBe(state.fingerprint);
            const derived = await derivePublicKey(state.privateKey as string);
            expect(derived).toContain((state.publicKey as string).split(" ")[1]);
            expect(calls).toEqual(["POST", "GET"]);
        },
    );

    test.each([302, 303, 307, 418])(
        "%d before TWCC acted: read back, and not sent again; the next up finishes with the same key",
        async (code) => {
            const given = name();
            await world.faults({ match: post(given), fault: status(code, false) });
            const { inputs } = await keypairs.check({ name: given, logicalName: "x" });
            let properties: Properties = {};
            const calls = await world.calls(async () => {
                ({ properties } = (await failureOf(keypairs.create(inputs))).partial!);
            });
            expect(calls).toEqual(["POST", "GET"]);
            const state = await keypairs.update(given, properties, inputs);
            expect(state.fingerprint).toBe(properties.fingerprint);
            expect(await world.there(given)).toBe(state.fingerprint);
        },
    );

    test.each([408, 425, 429, 499, 502])("%d before TWCC acted: read back before it is sent again", async (code) => {
        const given = name();
        await world.faults({ match: post(given), fault: status(code, false) });
        expect(await world.calls(() => keypairs.up("x", { name: given }))).toEqual(["POST", "GET", "POST", "GET"]);
    });

    test.each(refusals)("%d before TWCC acted: believed once the name has been read", async (code) => {
        const given = name();
        await world.faults({ match: post(given), fault: status(code, false) });
        const { message, partial } = await failureOf(keypairs.up("x", { name: given }));
        expect(partial).toBeUndefined();
        expect(message).toContain(`TWCC answered ${code}`);
    });

    test.each([302, 408, 429])(
        "%d after TWCC acted: of a key that TWCC makes under a generated name none is left behind",
        async (code) => {
            await world.faults({ match: { method: "POST", path: "/keypairs/$" }, fault: status(code, true) });
            const { id, state } = await keypairs.up("made", { generatedBy: "twcc" });
            expect(await world.there(id)).toBe(state.fingerprint);
            await keypairs.delete(id, state);
            expect(await world.there(id)).toBeUndefined();
        },
    );

    test.each([302, 429])(
        "%d after TWCC acted: a key that TWCC makes under a given name is named, with the command",
        async (code) => {
            const given = name();
            await world.faults({ match: post(given), fault: status(code, true) });
            const { message } = await failureOf(keypairs.up("made", { name: given, generatedBy: "twcc" }));
            expect(message).toContain(await world.there(given));
            expect(message).toContain(`twccli rm key -n ${given}`);
            await world.remove(given);
        },
    );

    test("a key that TWCC makes, and another one there although the private key came: nothing is removed", async () => {
        const given = name();
        const { publicKey } = await makeKey("-t", "ed25519");
        const fingerprint = await put(publicKey);
        const calls = await world.calls(async () => {
            const { message } = await failureOf(keypairs.up("made", { name: given, generatedBy: "twcc" }));
            expect(message).toContain("another key is under this name now");
            expect(message).toContain(fingerprint);
        });
        expect(calls).not.toContain("DELETE");
        expect(await world.there(given)).toBeDefined();
        await world.clean();
        await world.remove(given);

        /** TWCC shows another key under the name once it has made one. */
        async function put(other: string): Promise<string> {
            const [{ fingerprint: md5 }] = (await listKeys(other, "md5")) as [Listing];
            const shown = { name: given, public_key: other, fingerprint: md5.replace(/^MD5:/, "") };
            const path = `/keypairs/${given}/$`;
            await world.faults(
                {
                    match: { method: "GET", path },
                    fault: { kind: "status", status: 404, body: { message: "40401: no" } },
                },
                {
                    match: { method: "GET", path },
                    times: "always",
                    fault: { kind: "body", body: JSON.stringify(shown) },
                },
            );
            return shown.fingerprint;
        }
    });

    test("a name that was asked about in vain is not said to be unknown", async () => {
        const given = name();
        await world.faults({ match: post(given), fault: status(302, false) });
        const { message } = await failureOf(keypairs.up("made", { name: given, generatedBy: "twcc" }));
        expect(message).toContain("TWCC does not show it so far");
        expect(message).not.toContain("could not be asked");
    });
});

describe("a key that was given", () => {
    test.each(["publicKey", "privateKey"] as const)(
        "%s: the same one that was there before is a conflict, whatever TWCC answers to a POST",
        async (kind) => {
            for (const code of [409, 500]) {
                const given = name();
                const key = await makeKey("-t", "ed25519");
                await world.put(given, key.publicKey);
                await world.faults({ match: post(given), fault: status(code, false), times: "always" });
                const calls = await world.calls(async () => {
                    const { message, partial } = await failureOf(
                        keypairs.up("mine", { name: given, [kind]: key[kind] }),
                    );
                    expect(partial).toBeUndefined();
                    expect(message).toMatch(
                        /with the same key\. Nothing was changed\. What you can do: .*onConflict: "adopt" takes it over/,
                    );
                });
                expect(calls).toEqual(["GET"]);
                expect(await world.there(given)).toBeDefined();
            }
        },
    );

    test("is ours where the name was free before and the answer was lost", async () => {
        const given = name();
        const { publicKey } = await makeKey("-t", "ed25519");
        await world.faults({ match: post(given), fault: { kind: "cut-after" } });
        const { state } = await keypairs.up("mine", { name: given, publicKey });
        expect(await world.there(given)).toBe(state.fingerprint);
    });

    test("is a conflict where it came in between, and TWCC says so", async () => {
        const given = name();
        const { publicKey } = await makeKey("-t", "ed25519");
        await world.faults({ match: post(given), fault: status(409, true) });
        const { message } = await failureOf(keypairs.up("mine", { name: given, publicKey }));
        expect(message).toContain("with the same key");
        expect(await world.there(given)).toBeDefined();
    });
});

describe("a name that somebody has, of which TWCC would not say so", () => {
    /** Create ends without knowing; then TWCC is well, and somebody's key is there, as it was all the time. */
    const startUnknown = async (given: string, args: object = {}) => {
        const { publicKey } = await makeKey("-t", "ed25519");
        await world.put(given, publicKey);
        const hasty = await world.provider({ "twcc:timeout": "2" });
        await world.faults(
            { match: { method: "POST" }, fault: { kind: "status", status: 502 }, times: "always" },
            { match: { method: "GET" }, fault: { kind: "status", status: 503 }, times: "always" },
        );
        const { inputs } = await hasty.check({ name: given, ...args, logicalName: "x" });
        const { properties } = (await failureOf(hasty.create(inputs))).partial!;
        await world.clean();
        return { inputs, properties, before: await world.there(given) };
    };

    test("is never removed: not by up, not by refresh and up, not by destroy", async () => {
        const given = name();
        const { inputs, properties, before } = await startUnknown(given);
        const { state } = await keypairs.read(given, properties);
        expect(state.drift).toEqual({ kind: "missing" });
        expect(state.privateKey).toBe(properties.privateKey);
        for (const known of [properties, state]) {
            const { message } = await failureOf(keypairs.update(given, known, inputs));
            expect(message).toMatch(/Cannot finish the key pair .*was never seen there.*Nothing|nothing was changed/);
            expect(message).toContain(before);
        }
        await keypairs.delete(given, state);
        expect(await world.there(given)).toBe(before);
    });

    test('but with onConflict: "replace", as create would', async () => {
        const given = name();
        const { inputs, properties, before } = await startUnknown(given, { onConflict: "replace" });
        const state = await keypairs.update(given, properties, inputs);
        expect(state.fingerprint).toBe(properties.fingerprint);
        expect(await world.there(given)).not.toBe(before);
        expect(keypairs.output()).toContain(`the existing key (${before!}`);
    });
});

describe("an instance", () => {
    /** A name for each status, whose POST is answered by it. */
    const struck = async (codes: readonly number[], acted: boolean) => {
        const named = codes.map((code) => ({ code, given: name() }));
        const rules = named.map(({ code, given }) => ({ match: post(given), fault: status(code, acted) }));
        await world.faults(...rules.map((rule) => ({ ...rule, times: "always" as const })));
        return named;
    };

    test("is found where TWCC acted, whatever it answered, and there is no second machine", async () => {
        const named = await struck(vague, true);
        const made = await Promise.all(
            named.map(async ({ code, given }) => {
                const { id } = await instances.up("vm", { ...ubuntu, name: given });
                return { code, ids: [id], there: await world.named(given) };
            }),
        );
        for (const { code, ids, there } of made) {
            expect({ code, ids: there.map((site) => String(site.id)) }).toEqual({ code, ids });
        }
    });

    test("that appears after a refusal may be somebody else's under a given name, and is ours under a generated one", async () => {
        const named = await struck(refusals, true);
        const failures = await Promise.all(
            named.map(({ given }) => failureOf(instances.up("vm", { ...ubuntu, name: given }))),
        );
        for (const [index, { code, given }] of named.entries()) {
            const [there, ...others] = await world.named(given);
            expect(others).toEqual([]);
            expect(failures[index]!.partial).toBeUndefined();
            expect(failures[index]!.message).toContain(`a new instance named "${given}" (${there!.id}) appeared`);
            expect(failures[index]!.message).toMatch(new RegExp(`It was left alone.*TWCC answered ${code}`));
        }
        await world.clean();
        await world.faults({ match: { method: "POST", path: "/sites/$" }, fault: status(403, true) });
        const { id, state } = await instances.up("generated", ubuntu);
        expect((await world.named(state.name as string)).map((site) => String(site.id))).toEqual([id]);
    });

    test("a refusal is believed once the list has been read, and said plainly", async () => {
        const named = await struck(refusals, false);
        const failures = await Promise.all(
            named.map(({ given }) => failureOf(instances.up("vm", { ...ubuntu, name: given }))),
        );
        for (const [index, { code, given }] of named.entries()) {
            expect(failures[index]!.message).toContain(`TWCC answered ${code}`);
            expect(failures[index]!.message).not.toContain("most likely");
            expect(await world.named(given)).toEqual([]);
        }
    });

    test("is not asked for twice where nobody knows, and none is there", async () => {
        const named = await struck([302, 408, 425, 499, 500], false);
        let failures: Awaited<ReturnType<typeof failureOf>>[] = [];
        const calls = await world.calls(async () => {
            const made = named.map(({ given }) => failureOf(instances.up("vm", { ...ubuntu, name: given })));
            failures = await Promise.all(made);
        });
        expect(calls.filter((method) => method === "POST")).toHaveLength(named.length);
        for (const [index, { code, given }] of named.entries()) {
            const { message } = failures[index]!;
            expect({ code, message }).toEqual({
                code,
                message: expect.stringMatching(/no new instance with this name appeared.*request was not repeated/),
            });
            expect(await world.named(given)).toEqual([]);
        }
    });

    test("too many calls: looked for before it is asked for again", async () => {
        const given = name();
        await world.faults({ match: post(given), fault: status(429, false) });
        const calls = await world.calls(() => instances.up("vm", { ...ubuntu, name: given }));
        const [first, second] = [calls.indexOf("POST"), calls.lastIndexOf("POST")];
        expect(second).toBeGreaterThan(first);
        expect(calls.slice(first + 1, second)).toContain("GET");
        expect(await world.named(given)).toHaveLength(1);
    });

    test("that shows late is found before it is asked for a third time", async () => {
        const given = name();
        const list = { method: "GET", path: "/sites/$" };
        await world.faults(
            { match: post(given), fault: status(429, true) },
            {
                match: post(given),
                fault: { kind: "status", status: 404, body: { message: "no Route matched with those values" } },
            },
            // The list from before, and the looks after the first POST.
            { match: list, times: 6, fault: { kind: "body", body: "[]" } },
        );
        const { id } = await instances.up("vm", { ...ubuntu, name: given });
        expect((await world.named(given)).map((site) => String(site.id))).toEqual([id]);
    });

    test("is found on a computer whose clock is ten minutes ahead", async () => {
        const ahead = await world.provider(
            { "twcc:project": project },
            { NODE_OPTIONS: `--require ${path.resolve("test/support/clock-ahead.cjs")}` },
            { stub: instanceStub },
        );
        const given = name();
        await world.faults({ match: post(given), fault: { kind: "cut-after" } });
        const { id } = await ahead.up("vm", { ...ubuntu, name: given });
        expect((await world.named(given)).map((site) => String(site.id))).toEqual([id]);
    });
});

describe("gone", () => {
    const elsewhere = [
        "",
        "404 page not found",
        '{"error":"Not Found"}',
        "<html>404</html>",
        '{"message":"no Route matched with those values"}',
    ];

    test.each(elsewhere)("is not what any server's 404 says: %j", async (body) => {
        const hasty = await world.provider({ "twcc:timeout": "4", "twcc:project": project });
        const key = await keypairs.up("k", { name: name() });
        const vm = await instances.up("vm", { ...ubuntu, name: name() });
        await world.faults({ match: {}, times: "always", fault: { kind: "status", status: 404, body } });
        const stub = { __provider: instanceStub };
        const failures = await Promise.all([
            failureOf(hasty.delete(key.id, key.state)),
            failureOf(hasty.read(key.id, key.state)),
            failureOf(hasty.delete(vm.id, { ...vm.state, ...stub })),
            failureOf(hasty.read(vm.id, { ...vm.state, ...stub })),
        ]);
        for (const { message } of failures) expect(message).toMatch(/TWCC answered 404/);
        await world.clean();
        expect(await world.there(key.id)).toBe(key.state.fingerprint);
        expect(await world.site(vm.id)).toBeDefined();
    });

    test("is believed of an instance when TWCC says it twice", async () => {
        const vm = await instances.up("vm", { ...ubuntu, name: name() });
        const once = { kind: "status", status: 404, body: { message: "40401: not found" } };
        await world.faults({ match: { method: "GET", path: `/sites/${vm.id}/$` }, fault: once });
        expect((await instances.read(vm.id, vm.state)).state).toEqual(vm.state);
        await world.faults({ match: { method: "GET", path: `/sites/${vm.id}/$` }, fault: once });
        await instances.delete(vm.id, vm.state);
        expect(await world.site(vm.id)).toBeUndefined();
    });
});

describe("a deletion", () => {
    test.each([302, 408, 429, 499])("%d after TWCC acted: looked at, and done", async (code) => {
        const key = await keypairs.up("k", { name: name() });
        await world.faults({ match: { method: "DELETE" }, fault: status(code, true) });
        await keypairs.delete(key.id, key.state);
        expect(await world.there(key.id)).toBeUndefined();

        const vm = await instances.up("vm", { ...ubuntu, name: name() });
        await world.faults({ match: { method: "DELETE" }, fault: status(code, true) });
        await instances.delete(vm.id, vm.state);
        expect(await world.site(vm.id)).toBeUndefined();
    });
});
