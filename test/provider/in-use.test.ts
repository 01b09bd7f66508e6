import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { bech32 } from "@scure/base";
import { makeKey } from "../support/ssh-keygen";
import { SiteClient } from "../gateway/testing/sites";
import { failureOf, type Properties, type ProviderProcess } from "../support/provider-process";
import { project, startInstanceWorld, type InstanceWorld } from "./gateway-and-instances";
import { alice, bob } from "./gateway-and-providers";

let folder: string;
let world: InstanceWorld;
/** Of key pairs; it knows of no project. */
let provider: ProviderProcess;
/** Of key pairs, with `twcc:project`. */
let withProject: ProviderProcess;
let nextName = 0;
const name = () => `in-use-${++nextName}`;

/** Bob works in alice's project. */
const accounts = [
    { id: 1001, username: "alice", apiKey: alice, projects: ["ENT101001", "ENT101009"] },
    { id: 1002, username: "bob", apiKey: bob, projects: ["ENT101001"] },
];

beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "twcc-in-use-"));
    const file = path.join(folder, "accounts.json");
    await writeFile(file, JSON.stringify(accounts));
    world = await startInstanceWorld("--accounts", file);
    provider = await world.provider();
    withProject = await world.provider({ "twcc:project": project });
});
afterEach(() => world.clean());
afterAll(async () => {
    await world.stop();
    await rm(folder, { recursive: true });
});

/** A key pair, and an instance that somebody created with its name elsewhere. */
async function carried(args: Properties = {}) {
    const key = await provider.up("key", { name: name(), ...args });
    const site = await world.alice.create("carrier", { keypair: key.id });
    // Before that it has no server, and TWCC shows the key pair's name nowhere else.
    await world.alice.until(site.id, "Ready");
    return { ...key, site: site.id };
}

/** Check and update with other arguments. */
async function change(key: { id: string; inputs: Properties; state: Properties }, args: Properties, by = provider) {
    const { inputs } = await by.check({ name: key.id, ...args, logicalName: "key" }, key.inputs);
    return by.update(key.id, key.state, inputs);
}

const listed = (id: number) => new RegExp(`An instance uses it: "carrier" \\(${id}, \\w+\\)\\. protectInUse is true`);

describe("protectInUse", () => {
    test("refuses where TWCC does not show whose instance a server with the name is", async () => {
        const key = await carried({ protectInUse: true });
        await world.faults({
            match: { method: "GET", path: "/servers/$" },
            times: "always",
            fault: { kind: "drop-fields", fields: ["site"] },
        });
        // A process of its own: the list is shared for two seconds.
        const fresh = await world.provider();
        const { message } = await failureOf(fresh.delete(key.id, key.state));
        expect(message).toMatch(/An instance uses it: .*\. protectInUse is true/);
        expect(await world.there(key.id)).toBe(key.state.fingerprint);
    });

    test("refuses to delete, in whichever project the instance is, until it is gone", async () => {
        const key = await carried({ protectInUse: true });
        const calls = await world.calls(async () => {
            const { message, partial } = await failureOf(provider.delete(key.id, key.state));
            expect(message).toMatch(listed(key.site));
            expect(message).toMatch(/^Cannot delete the key pair .*protectInUse: false.*pulumi state delete/);
            expect(partial).toBeUndefined();
        });
        expect(calls).not.toContain("DELETE");
        expect(await world.there(key.id)).toBe(key.state.fingerprint);

        await world.gateway.control("DELETE", `sites/${key.site}`);
        await provider.delete(key.id, key.state);
        expect(await world.there(key.id)).toBeUndefined();
    });

    test("refuses other recipients, which would exchange the key", async () => {
        const recipient = (byte: number) => bech32.encode("age", bech32.toWords(new Uint8Array(32).fill(byte)));
        const args = { protectInUse: true, recipients: [recipient(9)] };
        const key = await carried(args);
        // A process of its own: the list is shared for two seconds.
        const fresh = await world.provider();
        const { message } = await failureOf(change(key, { ...args, recipients: [recipient(10)] }, fresh));
        expect(message).toMatch(listed(key.site));
        expect(await world.there(key.id)).toBe(key.state.fingerprint);
        // The same ones exchange nothing.
        expect((await change(key, args)).encryptedPrivateKey).toBe(key.state.encryptedPrivateKey);
    });

    test("one that TWCC is deleting does not count", async () => {
        const key = await carried({ protectInUse: true });
        await world.alice.delete(key.site);
        await provider.delete(key.id, key.state);
        expect(await world.there(key.id)).toBeUndefined();
    });

    test("somebody else's instance with a key pair of that name does not count", async () => {
        const key = await provider.up("key", { name: name(), protectInUse: true });
        const his = new SiteClient(world.gateway, "bob");
        await world.put(key.id, (await makeKey("-t", "ed25519")).publicKey, "bob");
        await his.until((await his.create("his-01", { keypair: key.id })).id, "Ready");
        // TWCC's list of servers may show everybody's; the gateway shows the caller's.
        const { text: body } = await his.call("servers/?project=1010011");
        expect(body).toContain(`"${key.id}"`);
        await world.faults({ match: { path: "/servers/" }, times: "always", fault: { kind: "body", body } });
        await provider.delete(key.id, key.state);
        expect(await world.there(key.id)).toBeUndefined();
    });

    test.each([{ keepers: { rotated: "2" } }, { generatedBy: "twcc" }])("refuses an exchange (%j)", async (args) => {
        const key = await carried({ protectInUse: true });
        // The list of servers is shared for two seconds, so it may be older than the instance.
        const fresh = await world.provider();
        const { message, partial } = await failureOf(change(key, { protectInUse: true, ...args }, fresh));
        expect(message).toMatch(listed(key.site));
        expect(message).toMatch(/^Cannot update the key pair /);
        expect(partial).toBeUndefined();
        expect(await world.there(key.id)).toBe(key.state.fingerprint);
        // Taken off in the same `pulumi up`.
        const state = await change(key, args);
        expect(await world.there(key.id)).toBe(state.fingerprint);
        expect(state.fingerprint).not.toBe(key.state.fingerprint);
    });

    test('refuses what onConflict: "replace" would delete', async () => {
        const { id, state, site } = await carried();
        const args = { name: id, onConflict: "replace", protectInUse: true };
        const { message } = await failureOf((await world.provider()).up("other", args));
        expect(message).toMatch(listed(site));
        expect(await world.there(id)).toBe(state.fingerprint);
    });

    test("puts a missing key back all the same", async () => {
        const key = await carried({ protectInUse: true });
        await world.remove(key.id);
        const { state } = await provider.read(key.id, key.state);
        const mended = await change({ ...key, state }, { protectInUse: true });
        expect(await world.there(key.id)).toBe(key.state.fingerprint);
        expect(mended).toEqual(expect.objectContaining({ protectInUse: true }));
    });

    test("refuses where TWCC does not say which instances there are", async () => {
        const hasty = await world.provider({ "twcc:timeout": "5" });
        const key = await provider.up("key", { name: name(), protectInUse: true });
        await world.faults({ match: { path: "servers/" }, fault: { kind: "status", status: 500 }, times: "always" });
        const { message } = await failureOf(hasty.delete(key.id, key.state));
        expect(message).toMatch(/^Cannot delete the key pair .*GET servers\//);
        expect(await world.there(key.id)).toBe(key.state.fingerprint);
    });

    test.each(["projects", "servers", "sites"])("refuses where TWCC shows a part of its list of %s", async (what) => {
        const key = await carried({ protectInUse: true });
        const headers = { link: '<http://10.0.0.7/elsewhere/?page=2>; rel="next"' };
        await world.faults({
            match: { method: "GET", path: `/${what}/$` },
            fault: { kind: "body", body: "[]", headers },
            times: "always",
        });
        const fresh = await world.provider();
        const calls = await world.calls(async () => {
            const { message } = await failureOf(fresh.delete(key.id, key.state));
            expect(message).toMatch(
                /^Cannot delete the key pair .*GET (projects|servers|sites)\/.*, but its list of \w+ is incomplete: it names a next page that cannot be fetched\. .*nothing .* was created or deleted/,
            );
        });
        expect(calls).not.toContain("DELETE");
        expect(await world.there(key.id)).toBe(key.state.fingerprint);
    });

    test("ends after all of its calls, where TWCC says nothing of one of the projects", async () => {
        const key = await provider.up("key", { name: name(), protectInUse: true });
        const path = "/servers/";
        await world.faults(
            { match: { path, project }, fault: { kind: "status", status: 403 } },
            { match: { path }, fault: { kind: "status", status: 503, headers: { "retry-after": "1" } } },
        );
        const fresh = await world.provider();
        const calls = await world.calls(async () => {
            const { message } = await failureOf(fresh.delete(key.id, key.state));
            expect(message).toMatch(/GET servers\/\?project=\d+.* 403/);
        });
        // The key pairs, the projects, and the servers of two projects, of the second one twice.
        expect(calls).toEqual(["GET list", "GET", "GET", "GET", "GET"]);
    });

    test("is switched without a call, and remembered", async () => {
        const key = await provider.up("key", { name: name() });
        expect(key.state.protectInUse).toBeUndefined();
        let on: Properties = {};
        const calls = await world.calls(async () => {
            on = await change(key, { protectInUse: true });
            expect(on).toEqual({ ...key.state, protectInUse: true });
            expect(await change({ ...key, state: on }, {})).toEqual(key.state);
        });
        expect(calls).toEqual([]);
        expect((await provider.read(key.id, on)).state.protectInUse).toBe(true);
    });
});

describe("without protectInUse", () => {
    test("the key goes, also where TWCC does not say which instances there are, which is asked for once", async () => {
        const keys = [await carried(), await carried()];
        await world.faults({ match: { path: "servers/" }, fault: { kind: "hang" }, times: "always" });
        const hasty = await world.provider({ "twcc:project": project, "twcc:timeout": "8" });
        const calls = await world.calls(async () => {
            for (const { id, state } of keys) await hasty.delete(id, state);
        });
        expect(calls.filter((call) => call === "DELETE")).toHaveLength(2);
        const log = (await world.gateway.control("GET", "requests")) as { path: string }[];
        const asked = log.filter(({ path }) => path.includes("/servers/")).length;
        for (const { id } of keys) expect(await world.there(id)).toBeUndefined();
        expect(asked).toBeGreaterThan(0);
        expect(asked).toBeLessThan(8);
    });

    test("nothing is asked where no project is configured", async () => {
        const key = await carried();
        const calls = await world.calls(() => provider.delete(key.id, key.state));
        // Only key pairs are read: in a list, or one by one where the list is slow.
        expect(calls.filter((call) => !call.startsWith("GET"))).toEqual(["DELETE"]);
        const log = (await world.gateway.control("GET", "requests")) as { path: string }[];
        expect(log.filter(({ path }) => !path.includes("/keypairs/"))).toEqual([]);
    });

    test("many deletes share one list of the project's servers", async () => {
        const keys = await Promise.all(Array.from({ length: 10 }, () => provider.up("key", { name: name() })));
        await world.calls(() => Promise.all(keys.map(({ id, state }) => withProject.delete(id, state))));
        const log = (await world.gateway.control("GET", "requests")) as { path: string }[];
        expect(log.filter(({ path }) => path.includes("/servers/"))).toHaveLength(1);
    });
});
