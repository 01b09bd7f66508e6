import { createPrivateKey, createPublicKey } from "node:crypto";
import { type Gateway, startGateway } from "./index";
import { Client, OTHER_PLATFORM } from "./testing/client";
import { ED25519_KEY, OTHER_KEY } from "./testing/public-keys";

let gateway: Gateway;
let alice: Client;

beforeEach(async () => {
    gateway = await startGateway({ keypairQuota: 3 });
    alice = new Client(gateway);
});
afterEach(() => gateway.close());

describe("a key that TWCC makes (name only)", () => {
    test("is answered once as a bare PKCS#1 PEM of 2048 bits that belongs to the public key", async () => {
        const reply = await alice.create({ name: "made" });

        expect(reply.status).toBe(200);
        expect(reply.headers["content-type"]).toMatch(/^text\/plain/);
        expect(reply.text).toMatch(/^-----BEGIN RSA PRIVATE KEY-----\n[\s\S]+\n-----END RSA PRIVATE KEY-----\n$/);
        const privateKey = createPrivateKey(reply.text);
        expect(privateKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
        const kept = (await alice.read("made")).json() as { public_key: string };
        expect(kept.public_key).toMatch(/^ssh-rsa AAAAB3NzaC1yc2EAAAADAQAB\S+ /);
        expect(modulusOf(kept.public_key)).toBe(createPublicKey(privateKey).export({ format: "jwk" }).n);
    });

    test("differs every time", async () => {
        const [first, second] = await Promise.all([alice.create({ name: "a" }), alice.create({ name: "b" })]);

        expect(first.text).not.toBe(second.text);
    });

    test("is answered in no later read", async () => {
        await alice.create({ name: "made" });

        expect((await alice.read("made")).text + (await alice.list()).text).not.toContain("PRIVATE");
    });
});

/** The last field of an ssh-rsa blob, as a JWK spells it. */
function modulusOf(publicKey: string): string {
    const blob = Buffer.from(publicKey.split(" ")[1]!, "base64");
    return blob.subarray(blob.length - 256).toString("base64url");
}

describe("the same name again", () => {
    test.each([
        ["given, given", ED25519_KEY, OTHER_KEY],
        ["the very same key", ED25519_KEY, ED25519_KEY],
        ["given, made", ED25519_KEY, undefined],
    ])("%s: 409, and the first one stays", async (_, first, second) => {
        await alice.create({ name: "k1", public_key: first });
        const before = (await alice.read("k1")).json();

        const reply = await alice.create({ name: "k1", public_key: second });

        expect(reply.status).toBe(409);
        expect(reply.json()).toEqual({ message: "40901: Key pair 'k1' already exists." });
        expect((await alice.read("k1")).json()).toEqual(before);
    });

    test("two at once: one gets it", async () => {
        const replies = await Promise.all([alice.create({ name: "k1" }), alice.create({ name: "k1" })]);

        expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
        const winner = replies.find(({ status }) => status === 200)!;
        const kept = (await alice.read("k1")).json() as { public_key: string };
        expect(modulusOf(kept.public_key)).toBe(createPublicKey(winner.text).export({ format: "jwk" }).n);
    });

    test("is free after a delete", async () => {
        await alice.create({ name: "k1", public_key: ED25519_KEY });
        await alice.delete("k1");

        expect((await alice.create({ name: "k1", public_key: OTHER_KEY })).status).toBe(200);
    });
});

test("the same public key under another name is allowed", async () => {
    await alice.create({ name: "k1", public_key: ED25519_KEY });

    expect((await alice.create({ name: "k2", public_key: ED25519_KEY })).status).toBe(200);
});

describe("a missing name", () => {
    const message = "40401: Keypair nope not found for user alice";

    test("read: 404", async () => {
        const reply = await alice.read("nope");

        expect([reply.status, reply.json()]).toEqual([404, { message }]);
    });

    test("delete: 404", async () => {
        const reply = await alice.delete("nope");

        expect([reply.status, reply.json()]).toEqual([404, { message }]);
    });
});

describe("another user's keys are not visible", () => {
    test("read, list and delete do not find them, and the name is free", async () => {
        const bob = new Client(gateway, "bob");
        await alice.create({ name: "k1", public_key: ED25519_KEY });

        expect((await bob.read("k1")).json()).toEqual({ message: "40401: Keypair k1 not found for user bob" });
        expect((await bob.list()).json()).toEqual([]);
        expect((await bob.delete("k1")).status).toBe(404);
        expect((await bob.create({ name: "k1", public_key: OTHER_KEY })).status).toBe(200);
        expect((await alice.read("k1")).json()).toMatchObject({ public_key: ED25519_KEY, user: { username: "alice" } });
        expect((await bob.read("k1")).json()).toMatchObject({ public_key: OTHER_KEY, user: { username: "bob" } });
    });

    test("each platform has its own", async () => {
        await alice.create({ name: "k1", public_key: ED25519_KEY });

        expect((await new Client(gateway, "alice", OTHER_PLATFORM).read("k1")).status).toBe(404);
    });
});

describe("over quota", () => {
    test("403, told apart by its text; it counts per user and platform", async () => {
        for (const name of ["a", "b", "c"]) {
            await alice.create({ name, public_key: ED25519_KEY });
        }

        const reply = await alice.create({ name: "d", public_key: ED25519_KEY });

        expect([reply.status, reply.json()]).toEqual([403, { message: "40301: Quota exceeded, too many key pairs." }]);
        const others = [new Client(gateway, "bob"), new Client(gateway, "alice", OTHER_PLATFORM)];
        for (const other of others) {
            expect((await other.create({ name: "d", public_key: ED25519_KEY })).status).toBe(200);
        }
        await alice.delete("a");
        expect((await alice.create({ name: "d", public_key: ED25519_KEY })).status).toBe(200);
    });

    test("holds for keys that are made at the same time", async () => {
        const replies = await Promise.all(["a", "b", "c", "d", "e"].map((name) => alice.create({ name })));

        expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 200, 403, 403]);
    });
});
