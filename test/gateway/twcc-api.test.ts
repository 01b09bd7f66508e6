import { DEMO_ACCOUNTS, type Gateway, startGateway } from "./index";
import { Client, keyOf, OTHER_PLATFORM, PLATFORM } from "./testing/client";
import { request } from "./testing/http";
import { ED25519_FINGERPRINT, ED25519_KEY } from "./testing/public-keys";

let gateway: Gateway;
let alice: Client;

beforeAll(async () => {
    gateway = await startGateway();
    alice = new Client(gateway);
    await alice.create({ name: "k1", public_key: ED25519_KEY });
});
afterAll(() => gateway.close());

const ALICE = { id: 1001, display_name: "Alice Demo", username: "alice", email: "alice@twcc.example" };
const SUMMARY = { name: "k1", fingerprint: ED25519_FINGERPRINT, platform: PLATFORM, user: ALICE };

describe("key pairs", () => {
    test("POST answers 200 with a bare string; for an import it is empty", async () => {
        const reply = await new Client(gateway, "bob").create({ name: "x", public_key: ED25519_KEY });

        expect([reply.status, reply.text]).toEqual([200, ""]);
    });

    test("GET of the list: no public key, no time", async () => {
        const reply = await alice.list();

        expect([reply.status, reply.json()]).toEqual([200, [SUMMARY]]);
        expect(reply.headers["content-type"]).toMatch(/^application\/json/);
    });

    test("GET of one: with public key and time", async () => {
        const reply = await alice.read("k1");

        const time: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        expect([reply.status, reply.json()]).toEqual([200, { ...SUMMARY, public_key: ED25519_KEY, create_time: time }]);
        const age = Date.now() - Date.parse((reply.json() as { create_time: string }).create_time);
        expect(age).toBeLessThan(60_000);
        expect(age).toBeGreaterThanOrEqual(0);
    });

    test("DELETE answers 204 without a body", async () => {
        await alice.create({ name: "gone", public_key: ED25519_KEY });

        const reply = await alice.delete("gone");

        expect([reply.status, reply.text]).toEqual([204, ""]);
        expect((await alice.read("gone")).status).toBe(404);
    });

    test("v2 and v3 are the same", async () => {
        const v2 = new Client(gateway, "alice", PLATFORM, "v2");

        expect((await v2.read("k1")).json()).toEqual((await alice.read("k1")).json());
        await v2.create({ name: "v2", public_key: ED25519_KEY });
        expect((await alice.delete("v2")).status).toBe(204);
    });
});

describe("users", () => {
    const users = (headers: Record<string, string>, version = "v2") =>
        request(gateway.endpoint, `/api/${version}/users/`, { headers });

    test.each(DEMO_ACCOUNTS)("the first element is the caller: $username", async ({ apiKey, username, id }) => {
        const reply = await users({ "x-api-host": "goc", "x-api-key": apiKey });

        expect(reply.status).toBe(200);
        expect(reply.json()).toMatchObject([{ id, username }]);
    });

    test("only with x-api-host goc, only under v2, only with an API key", async () => {
        const apiKey = keyOf(gateway, "alice");

        expect((await users({ "x-api-host": PLATFORM, "x-api-key": apiKey })).status).toBe(404);
        expect((await users({ "x-api-host": "goc", "x-api-key": apiKey }, "v3")).status).toBe(404);
        expect((await users({ "x-api-host": "goc" })).status).toBe(401);
    });
});

describe("errors", () => {
    const noRoute = { message: "no Route matched with those values" };

    test.each([
        ["an unknown platform", "/api/v3/nowhere/keypairs/", "nowhere"],
        ["an unknown resource", `/api/v3/${PLATFORM}/nothing/`, PLATFORM],
        ["an unknown version", `/api/v1/${PLATFORM}/keypairs/`, PLATFORM],
        ["the root", "/", PLATFORM],
        ["too deep a path", `/api/v3/${PLATFORM}/keypairs/k1/more/`, PLATFORM],
        ["an empty name", `/api/v3/${PLATFORM}/keypairs//`, PLATFORM],
        ["a slash in the name", `/api/v3/${PLATFORM}/keypairs/k%2F1/`, PLATFORM],
        ["an escaped slash between the parts", `/api/v3/${PLATFORM}/keypairs%2Fk1/`, PLATFORM],
        ["a broken escape", `/api/v3/${PLATFORM}/keypairs/%zz/`, PLATFORM],
        ["x-api-host of another platform", `/api/v3/${PLATFORM}/keypairs/`, OTHER_PLATFORM],
        ["x-api-host goc", `/api/v3/${PLATFORM}/keypairs/`, "goc"],
    ])("no route: %s", async (_, path, apiHost) => {
        const headers = { "x-api-key": keyOf(gateway, "alice"), "x-api-host": apiHost };

        const reply = await request(gateway.endpoint, path, { headers });

        expect([reply.status, reply.json()]).toEqual([404, noRoute]);
    });

    test("no route: x-api-host missing", async () => {
        const headers = { "x-api-key": keyOf(gateway, "alice") };

        const reply = await request(gateway.endpoint, `/api/v3/${PLATFORM}/keypairs/`, { headers });

        expect([reply.status, reply.json()]).toEqual([404, noRoute]);
    });

    test.each([
        ["missing", "", "Your request is unauthorized"],
        ["unknown", "demo-nobody", "Your request is unauthorized"],
        ["expired", DEMO_ACCOUNTS[0]!.expiredApiKey!, "Your request is unauthorized. Key is expired."],
    ])("an API key that is %s: 401", async (_, apiKey, message) => {
        const sent = { headers: { "x-api-key": apiKey } };
        for (const reply of [await alice.list(sent), await alice.read("k1", sent), await alice.delete("k1", sent)]) {
            expect([reply.status, reply.json()]).toEqual([401, { message }]);
        }
        expect((await alice.read("k1")).status).toBe(200);
    });

    test("permission: a reader may only read, an outsider nothing", async () => {
        const message = "40301: You do not have permission to perform this action.";
        const [carol, dave] = [new Client(gateway, "carol"), new Client(gateway, "dave")];

        expect((await carol.list()).status).toBe(200);
        for (const reply of [await carol.create({ name: "k" }), await carol.delete("k"), await dave.list()]) {
            expect([reply.status, reply.json()]).toEqual([403, { message }]);
        }
    });

    test("every answer carries request ids", async () => {
        const replies = [await alice.read("k1"), await alice.read("nope"), await request(gateway.endpoint, "/")];

        const ids = replies.map(({ headers }) => String(headers["x-request-id"]));
        expect(new Set(ids).size).toBe(3);
        for (const [index, id] of ids.entries()) {
            expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
            expect(replies[index]!.headers["x-kong-request-id"]).toBe(id.replaceAll("-", ""));
        }
    });
});
