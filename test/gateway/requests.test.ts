import { type Gateway, startGateway } from "./index";
import { Client, PLATFORM } from "./testing/client";
import { ED25519_KEY } from "./testing/public-keys";

let gateway: Gateway;
let alice: Client;

beforeAll(async () => {
    gateway = await startGateway();
    alice = new Client(gateway);
});
afterAll(() => gateway.close());

/** Where TWCC's documentation is silent: the choices that docs/contributing/gateway.md#where-the-documentation-is-silent lists. */
describe("a path without its slash", () => {
    test("GET: 301 to the path with it, query kept", async () => {
        const reply = await alice.call("k1?a=b", {});

        expect(reply.status).toBe(301);
        expect(reply.headers.location).toBe(`/api/v3/${PLATFORM}/keypairs/k1/?a=b`);
    });

    test("anything else: no route", async () => {
        const reply = await alice.call("k1", { method: "DELETE" });

        expect([reply.status, reply.json()]).toEqual([404, { message: "no Route matched with those values" }]);
    });
});

test("a query does not matter", async () => {
    expect((await alice.call("?limit=1", {})).status).toBe(200);
});

test("an unknown method: 405 with the text in `detail`", async () => {
    const reply = await alice.call("", { method: "PATCH" });

    expect([reply.status, reply.json()]).toEqual([405, { detail: 'Method "PATCH" not allowed.' }]);
    expect(reply.headers.allow).toBe("GET, POST");
});

describe("a body that is refused", () => {
    test.each([
        ["no JSON", "{name:", 400, /^JSON parse error/],
        ["nothing", "", 400, /^JSON parse error/],
        ["a list", "[]", 400, /^40001: /],
        ["a string", '"k1"', 400, /^40001: /],
        ["no name", "{}", 400, /'name' is a required property/],
        ["a name that is no string", '{"name": 7}', 400, /^40001: Invalid input for field\/attribute name/],
        ["an unknown property", '{"name": "k", "type": "ssh"}', 400, /'type' was unexpected/],
    ])("%s", async (_, body, status, text) => {
        const reply = await alice.call("", { method: "POST", body });

        expect(reply.status).toBe(status);
        const { message, detail } = reply.json() as { message?: string; detail?: string };
        expect(message ?? detail).toMatch(text);
        expect(await alice.names()).toEqual([]);
    });

    test("not declared as JSON: 415", async () => {
        const reply = await alice.create({ name: "k" }, { headers: { "content-type": "text/plain" } });

        expect(reply.status).toBe(415);
    });

    test("over 1 MiB: 413, also for a client that sends all of it", async () => {
        const reply = await alice.create({ name: "k", public_key: `${ED25519_KEY} ${"x".repeat(8 * 1024 * 1024)}` });

        expect([reply.status, reply.json()]).toEqual([413, { message: "Request size limit exceeded" }]);
        expect(gateway.requests.list().at(-1)!.bytesReceived).toBeGreaterThan(8 * 1024 * 1024);
        expect(await alice.names()).toEqual([]);
    });

    test("just under 1 MiB is fine", async () => {
        const publicKey = `${ED25519_KEY} ${"x".repeat(1024 * 1024 - 200)}`;

        expect((await alice.create({ name: "big", public_key: publicKey })).status).toBe(200);
        expect((await alice.read("big")).json()).toMatchObject({ public_key: publicKey });
        await alice.delete("big");
    });
});
