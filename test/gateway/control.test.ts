import { type Gateway, startGateway } from "./index";
import { Client, keyOf, OTHER_PLATFORM, PLATFORM } from "./testing/client";
import { request } from "./testing/http";
import { ED25519_KEY, OTHER_FINGERPRINT, OTHER_KEY } from "./testing/public-keys";

let gateway: Gateway;
let alice: Client;

beforeEach(async () => {
    gateway = await startGateway();
    alice = new Client(gateway);
    await alice.create({ name: "k1", public_key: ED25519_KEY });
});
afterEach(() => gateway.close());

const control = (method: string, path: string, body?: unknown) =>
    request(
        gateway.endpoint,
        `/_gateway/${path}`,
        body === undefined ? { method } : { method, body: JSON.stringify(body) },
    );

describe("the request log", () => {
    test("tells method, path, account, status, time, bytes, and can be emptied", async () => {
        await control("DELETE", "requests");
        await alice.read("k1");
        const again = { name: "k1", public_key: OTHER_KEY };
        await alice.create(again);
        await request(gateway.endpoint, "/nowhere?x=1");

        const entries = (await control("GET", "requests")).json();

        const path = `/api/v3/${PLATFORM}/keypairs/`;
        expect(entries).toMatchObject([
            { method: "GET", path: `${path}k1/`, account: "alice", status: 200, fault: null, bytesReceived: 0 },
            { method: "POST", path, account: "alice", status: 409, bytesReceived: JSON.stringify(again).length },
            { method: "GET", path: "/nowhere", account: null, status: 404 },
        ]);
        for (const entry of entries as { time: string; bytesSent: number }[]) {
            expect(Math.abs(Date.now() - Date.parse(entry.time))).toBeLessThan(60_000);
            expect(entry.bytesSent).toBeGreaterThan(10);
        }
        expect((await control("DELETE", "requests")).status).toBe(204);
        expect((await control("GET", "requests")).json()).toEqual([]);
    });

    test("holds neither bodies nor API keys, and the same request id as the answer", async () => {
        const reply = await alice.create({ name: "made" });

        const log = (await control("GET", "requests")).text;

        expect(log).not.toContain(keyOf(gateway, "alice"));
        expect(log).not.toContain("PRIVATE");
        expect(log).not.toContain(ED25519_KEY.split(" ")[1]);
        expect(gateway.requests.list().at(-1)?.id).toBe(reply.headers["x-request-id"]);
    });

    test("names the fault that struck; no status where none was answered", async () => {
        await control("PUT", "faults", [{ match: {}, fault: { kind: "cut-after" } }]);
        await expect(alice.list()).rejects.toThrow();

        expect(gateway.requests.list().at(-1)).toMatchObject({ fault: "cut-after", status: null, bytesSent: 0 });
    });
});

describe("the store", () => {
    const path = `store/alice/${PLATFORM}/keypairs/k1`;

    test("PUT swaps a key", async () => {
        expect((await control("PUT", path, { public_key: OTHER_KEY })).status).toBe(200);

        expect((await alice.list()).json()).toHaveLength(1);
        expect((await alice.read("k1")).json()).toMatchObject({
            public_key: OTHER_KEY,
            fingerprint: OTHER_FINGERPRINT,
        });
    });

    test("PUT adds one where there is none: by user id, on another platform, with a blank in the name", async () => {
        await control("PUT", `store/1001/${OTHER_PLATFORM}/keypairs/my%20key`, { public_key: OTHER_KEY });

        expect(await new Client(gateway, "alice", OTHER_PLATFORM).names()).toEqual(["my key"]);
        expect(await alice.names()).toEqual(["k1"]);
    });

    test("DELETE removes one; 404 when there is none", async () => {
        expect((await control("DELETE", path)).status).toBe(204);
        expect(await alice.names()).toEqual([]);
        expect((await control("DELETE", path)).status).toBe(404);
    });

    test.each([
        ["an unknown account", `store/nobody/${PLATFORM}/keypairs/k1`, { public_key: OTHER_KEY }, 404],
        ["an unknown platform", "store/alice/nowhere/keypairs/k1", { public_key: OTHER_KEY }, 404],
        ["no public key", path, {}, 400],
        ["a broken public key", path, { public_key: "ssh-rsa x" }, 400],
        ["a misspelt field", path, { public_key: OTHER_KEY, publicKey: OTHER_KEY }, 400],
    ])("PUT is refused: %s", async (_, where, body, status) => {
        expect((await control("PUT", where, body)).status).toBe(status);
        expect((await alice.read("k1")).json()).toMatchObject({ public_key: ED25519_KEY });
    });
});

test("GET / tells who is there; everything else is unknown", async () => {
    expect((await control("GET", "")).json()).toEqual({
        pid: process.pid,
        accounts: ["alice", "bob", "carol", "dave"],
    });
    expect((await control("GET", "nothing")).status).toBe(404);
    expect((await control("POST", "faults", [])).status).toBe(404);
});
