import { setTimeout as sleep } from "node:timers/promises";
import { getKeypair, listKeypairDetails, listKeypairs, lookUpContext } from "../../provider/look-ups";
import { OTHER_PLATFORM } from "../gateway/testing/client";
import { listKeys, makeKey } from "../support/ssh-keygen";
import { alice, bob, platform, startWorld, type World } from "./gateway-and-providers";

// In this process, as in a user's program.

let world: World;
let publicKey: string;
const said: string[] = [];
const log = { info: (message: string) => said.push(message), warn: (message: string) => said.push(message) };
const contextOf = (more: Readonly<Record<string, string>> = {}, on?: string) => {
    const stack: Readonly<Record<string, string>> = {
        "twcc:apiKey": alice,
        "twcc:endpoint": world.gateway.endpoint,
        "twcc:platform": platform,
        ...more,
    };
    return lookUpContext((key) => stack[key], on, log);
};
const errorOf = async (work: Promise<unknown>) =>
    work.then(
        () => "no error",
        (error: unknown) => (error as Error).message,
    );

beforeAll(async () => {
    world = await startWorld();
    publicKey = (await makeKey("-t", "ed25519", "-C", "me@laptop")).publicKey.trim();
    for (const name of ["b", "a-1", "B"]) await world.put(name, publicKey);
    // TWCC's times are whole seconds.
    await sleep(1100);
    await world.put("c d", publicKey);
    await world.put("bobs", publicKey, "bob");
});
afterEach(() => world.clean());
afterAll(() => world.stop());

const everyName = ["B", "a-1", "b", "c d"];

test("one key pair, with all that is known of it, by one call", async () => {
    const [sha256] = await listKeys(publicKey, "sha256");
    const calls = await world.calls(async () => {
        expect(await getKeypair(contextOf(), "c d")).toEqual({
            name: "c d",
            publicKey,
            fingerprint: await world.there("c d"),
            fingerprintSha256: sha256!.fingerprint,
            algorithm: "ED25519",
            bits: 256,
            createTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string,
            owner: "1001",
            platform,
        });
    });
    // The other one is this test's own.
    expect(calls).toEqual(["GET", "GET"]);
});

test("all of one's own by name, by one call, with nobody else's", async () => {
    const calls = await world.calls(async () => {
        const listed = await listKeypairs(contextOf());
        expect(listed.map(({ name }) => name)).toEqual(everyName);
        for (const one of listed) expect(Object.keys(one)).toEqual(["name", "fingerprint", "owner"]);
        expect(new Set(listed.map(({ owner }) => owner))).toEqual(new Set(["1001"]));
    });
    expect(calls).toEqual(["GET list"]);
    expect(await listKeypairs(contextOf({ "twcc:apiKey": bob }))).toMatchObject([{ name: "bobs", owner: "1002" }]);
});

test("with details newest first, by one call each; those without a time last, by name", async () => {
    const listed = await listKeypairDetails(contextOf());
    expect(listed.map(({ name }) => name)).toEqual(["c d", "B", "a-1", "b"]);
    expect(await getKeypair(contextOf(), "b")).toEqual(listed.find(({ name }) => name === "b"));
    await world.faults({
        match: { method: "GET", name: "^(B|c d)$" },
        times: "always",
        fault: { kind: "drop-fields", fields: ["create_time"] },
    });
    const calls = await world.calls(async () => {
        const names = (await listKeypairDetails(contextOf())).map(({ name }) => name);
        expect(names).toEqual(["a-1", "b", "B", "c d"]);
    });
    expect(calls).toHaveLength(5);
});

test("one that is removed between the list and its own call is left out", async () => {
    await world.faults({
        match: { method: "GET", name: "^b$" },
        fault: { kind: "status", status: 404, body: { message: "40401: not found" } },
    });
    expect((await listKeypairDetails(contextOf())).map(({ name }) => name).sort()).toEqual(["B", "a-1", "c d"]);
});

test("never more calls at once than twcc:parallelism lets", async () => {
    await world.faults({ match: { method: "GET" }, times: "always", fault: { kind: "delay", ms: 150 } });
    const start = performance.now();
    await listKeypairDetails(contextOf({ "twcc:parallelism": "1" }));
    expect(performance.now() - start).toBeGreaterThan(5 * 150);
});

test("on another platform", async () => {
    expect(await listKeypairs(contextOf({}, OTHER_PLATFORM))).toEqual([]);
    expect(await errorOf(getKeypair(contextOf({}, OTHER_PLATFORM), "b"))).toMatch(/^There is no twcc:Keypair "b"/);
    expect(() => contextOf({}, "../../s3cret")).toThrow(/^The platform of a look-up has to be a name like openstack/);
});

test.each<[string, () => Promise<unknown>, RegExp]>([
    ["a name with a blank at its end", () => getKeypair(contextOf(), "B "), /^There is no twcc:Keypair "B "/],
    ["another case", () => getKeypair(contextOf(), "C d"), /^There is no twcc:Keypair "C d" at TWCC .*case matters/],
    ["no name", () => getKeypair(contextOf(), ""), /whose name is empty/],
    ["the folder above", () => getKeypair(contextOf(), ".."), /whose name is "\."/],
    ["no API key", () => listKeypairs(contextOf({ "twcc:apiKey": "" })), /No TWCC API key is configured/],
    ["a wrong API key", () => listKeypairs(contextOf({ "twcc:apiKey": "no" })), /^Cannot list the key pairs\. .* 401/],
    ["a wrong setting", () => getKeypair(contextOf({ "twcc:timeout": "x" }), "b"), /twcc:timeout has to be a number/],
])("fails clearly: %s", async (_what, work, words) => {
    expect(await errorOf(work())).toMatch(words);
});

test.each<[string, Record<string, unknown>]>([
    ["no list", { body: { message: "hello" } }],
    ["a list of other things", { body: [{ name: "x" }] }],
])("an answer that makes no sense is said to be one: %s", async (_what, answer) => {
    await world.faults({
        match: { method: "GET" },
        times: "always",
        fault: { kind: "status", status: 200, ...answer },
    });
    expect(await errorOf(listKeypairs(contextOf({ "twcc:timeout": "1" })))).toContain(
        "its body is not a list of key pairs",
    );
});

test("look-ups of one configuration share what they know, others nothing", () => {
    const clientOf = (more = {}) => contextOf(more).client();
    expect(clientOf()).toBe(clientOf());
    expect(clientOf({ "twcc:apiKey": bob })).not.toBe(clientOf());
});
