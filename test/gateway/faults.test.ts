import { setTimeout as sleep } from "node:timers/promises";
import { type Gateway, type Rule, startGateway } from "./index";
import { Client } from "./testing/client";
import { request } from "./testing/http";
import { ED25519_FINGERPRINT, ED25519_KEY } from "./testing/public-keys";

let gateway: Gateway;
let alice: Client;

beforeEach(async () => {
    gateway = await startGateway();
    alice = new Client(gateway);
});
afterEach(() => gateway.close());

const arm = async (...rules: Rule[]) => {
    const sent = { method: "PUT", body: JSON.stringify(rules) };
    expect((await request(gateway.endpoint, "/_gateway/faults", sent)).status).toBe(204);
};
const create = () => alice.create({ name: "k1", public_key: ED25519_KEY });
const exists = async () => (await alice.names()).includes("k1");
/** Waits until every rule has struck. A request that was acted on has created its key by then. */
async function struck(acted = false): Promise<void> {
    const rules = async () => (await request(gateway.endpoint, "/_gateway/faults")).json() as { applied: number }[];
    while ((await rules()).some(({ applied }) => applied === 0)) await sleep(10);
    while (acted && !(await exists())) await sleep(10);
}

const POST = { method: "POST" };

describe("connections", () => {
    test("cut-before: nothing is done", async () => {
        await arm({ match: POST, fault: { kind: "cut-before" } });

        await expect(create()).rejects.toThrow(/hang up|ECONNRESET/);
        expect(await exists()).toBe(false);
    });

    test("cut-after: all is done", async () => {
        await arm({ match: POST, fault: { kind: "cut-after" } });

        await expect(create()).rejects.toThrow(/hang up|ECONNRESET/);
        expect(await exists()).toBe(true);
    });

    test.each([true, false, undefined])("hang, acted %s", async (acted) => {
        await arm({ match: POST, fault: { kind: "hang", acted } });
        const broken = expect(create()).rejects.toThrow(/hang up|ECONNRESET/);
        await struck(acted);

        expect(await exists()).toBe(acted ?? false);
        await gateway.close();
        await broken;
    });

    test.each([true, false])("delay, acted %s: answered after its time", async (acted) => {
        await arm({ match: POST, fault: { kind: "delay", ms: 300, acted } });
        const started = performance.now();

        expect((await create()).status).toBe(200);
        expect(performance.now() - started).toBeGreaterThanOrEqual(295);
        expect(await exists()).toBe(true);
    });

    test.each([true, false])("delay, acted %s: ended by other rules", async (acted) => {
        await arm({ match: POST, fault: { kind: "delay", ms: 600_000, acted } });
        const late = create();
        await struck(acted);
        expect(await exists()).toBe(acted);

        await arm();
        expect((await late).status).toBe(200);
        expect(await exists()).toBe(true);
    });

    test("closing the gateway ends hanging and waiting requests, and nothing is done afterwards", async () => {
        await arm(
            { match: { method: "GET" }, fault: { kind: "hang" } },
            { match: POST, fault: { kind: "delay", ms: 60_000 } },
        );
        const broken = Promise.all([
            expect(alice.list()).rejects.toThrow(/hang up|ECONNRESET/),
            expect(create()).rejects.toThrow(/hang up|ECONNRESET/),
        ]);
        await struck();

        await gateway.close();

        await broken;
        expect(gateway.store.rows("keypairs")).toEqual([]);
    });
});

describe("status", () => {
    test.each([true, false, undefined])("acted %s", async (acted) => {
        await arm({ match: POST, fault: { kind: "status", status: 503, body: { message: "50301: busy" }, acted } });

        const reply = await create();

        expect([reply.status, reply.json()]).toEqual([503, { message: "50301: busy" }]);
        expect(reply.headers["x-request-id"]).toBeDefined();
        expect(await exists()).toBe(acted ?? false);
    });

    test("with text and headers of its own", async () => {
        const headers = { "Retry-After": "1", "Content-Type": "text/html" };
        await arm({ match: POST, fault: { kind: "status", status: 429, body: "<h1>slow down</h1>", headers } });

        const reply = await create();

        expect([reply.status, reply.text]).toEqual([429, "<h1>slow down</h1>"]);
        expect(reply.headers).toMatchObject({ "retry-after": "1", "content-type": "text/html" });
    });
});

describe("bodies (all is done)", () => {
    beforeEach(() => create());

    const pem = (fault: Rule["fault"]) => arm({ match: POST, fault }).then(() => alice.create({ name: "made" }));
    const isMade = async () => (await alice.names()).includes("made");

    test("another body, the status stays", async () => {
        const reply = await pem({ kind: "body", body: "garbage", headers: { "content-type": "text/html" } });

        expect([reply.status, reply.text, reply.headers["content-type"]]).toEqual([200, "garbage", "text/html"]);
        expect(await isMade()).toBe(true);
    });

    test("truncated: the connection breaks in the middle", async () => {
        await expect(pem({ kind: "body", truncate: 100 })).rejects.toThrow("aborted");
        expect(await isMade()).toBe(true);
    });

    test("shortened: a complete answer with less in it", async () => {
        const reply = await pem({ kind: "body", shorten: 40 });

        expect([reply.status, reply.text.length, reply.headers["content-length"]]).toEqual([200, 40, "40"]);
        expect(reply.text).toMatch(/^-----BEGIN RSA PRIVATE KEY-----\n/);
        expect(await isMade()).toBe(true);
    });

    test.each([0, 1, 5 * 1024 * 1024 + 1])("%d bytes", async (size) => {
        const reply = await pem({ kind: "body", size });

        expect([reply.status, reply.text.length]).toEqual([200, size]);
        expect(await isMade()).toBe(true);
    });

    test("drop-fields, in one and in a list, inner ones too", async () => {
        await arm({
            match: {},
            times: 2,
            fault: { kind: "drop-fields", fields: ["fingerprint", "user.id", "nope.x"] },
        });

        const [one, list] = [(await alice.read("k1")).json(), (await alice.list()).json()];

        for (const keypair of [one, (list as unknown[])[0]]) {
            expect(keypair).toMatchObject({ name: "k1", user: { username: "alice" } });
            expect(keypair).not.toHaveProperty("fingerprint");
            expect(keypair).not.toHaveProperty("user.id");
        }
        expect((await alice.read("k1")).json()).toMatchObject({ fingerprint: ED25519_FINGERPRINT, user: { id: 1001 } });
    });
});
