import { type Gateway, startGateway } from "./index";
import { Client } from "./testing/client";
import { ED25519_KEY } from "./testing/public-keys";

let gateway: Gateway;
let alice: Client;

beforeAll(async () => {
    gateway = await startGateway();
    alice = new Client(gateway);
});
afterAll(() => gateway.close());

const SAFE = "_- 0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const INVALID = "40001: An invalid 'name' value was provided. The name must be: ";
const UNSAFE = `${INVALID}Only expected characters: [${SAFE}]`;
const BLANK_AT_END = `${INVALID}printable characters. Can not start or end with whitespace.`;
const LONG = "a".repeat(256);

describe("names that Nova takes", () => {
    test.each(["k1", "K_1-x", "two words", "a", "7", "-", "_", "b".repeat(255), `x${SAFE}x`])("%j", async (name) => {
        expect((await alice.create({ name, public_key: ED25519_KEY })).status).toBe(200);
        expect((await alice.read(name)).json()).toMatchObject({ name });
        expect((await alice.delete(name)).status).toBe(204);
    });
});

// docs/contributing/twcc-api.md#names-of-key-pairs
describe("names that Nova refuses with 400", () => {
    test.each([
        ["k.1", UNSAFE],
        ["schlüssel", UNSAFE],
        ["鑰匙", UNSAFE],
        ["a/b", UNSAFE],
        ["a\tb", UNSAFE],
        ["a@b", UNSAFE],
        [" k1", BLANK_AT_END],
        ["k1 ", BLANK_AT_END],
        [" ", BLANK_AT_END],
        ["", "40001: Invalid input for field/attribute name. Value: . '' is too short"],
        [LONG, `40001: Invalid input for field/attribute name. Value: ${LONG}. '${LONG}' is too long`],
    ])("%j", async (name, message) => {
        const reply = await alice.create({ name, public_key: ED25519_KEY });

        expect(reply.status).toBe(400);
        expect(reply.json()).toEqual({ message });
    });

    test("none of them was kept", async () => {
        expect(await alice.names()).toEqual([]);
    });
});

test("names k1 and K1 are two keys", async () => {
    await alice.create({ name: "k1", public_key: ED25519_KEY });
    await alice.create({ name: "K1", public_key: ED25519_KEY });

    expect((await alice.names()).sort()).toEqual(["K1", "k1"]);
    expect((await alice.delete("K1")).status).toBe(204);
    expect(await alice.names()).toEqual(["k1"]);
});
