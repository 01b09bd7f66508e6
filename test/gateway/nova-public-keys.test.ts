import { type Gateway, startGateway } from "./index";
import { Client } from "./testing/client";
import { ED25519_FINGERPRINT, ED25519_KEY, OTHER_KEY, PUBLIC_KEYS } from "./testing/public-keys";

let gateway: Gateway;
let alice: Client;

beforeAll(async () => {
    gateway = await startGateway();
    alice = new Client(gateway);
});
afterAll(() => gateway.close());
afterEach(() => alice.delete("k"));

const create = (publicKey: unknown) => alice.create({ name: "k", public_key: publicKey });

// docs/contributing/twcc-api.md#public-keys-and-fingerprints
describe("every type, weak ones too, with ssh-keygen's MD5 fingerprint", () => {
    test.each(PUBLIC_KEYS)("$type", async ({ publicKey, fingerprint }) => {
        expect((await create(publicKey)).status).toBe(200);
        expect((await alice.read("k")).json()).toMatchObject({ public_key: publicKey, fingerprint });
    });
});

const withoutComment = ED25519_KEY.split(" ").slice(0, 2).join(" ");

describe("kept as it is sent; the fingerprint is the first key's", () => {
    test.each([
        ["two lines", `${ED25519_KEY}\n${OTHER_KEY}`],
        ["two lines, the first without a comment", `${withoutComment}\n${OTHER_KEY}`],
        ["a trailing CRLF", `${ED25519_KEY}\r\n`],
        ["a trailing newline", `${ED25519_KEY}\n`],
        ["another comment", `${withoutComment} someone else, somewhere`],
        ["no comment", withoutComment],
    ])("%s", async (_, publicKey) => {
        expect((await create(publicKey)).status).toBe(200);
        expect((await alice.read("k")).json()).toMatchObject({
            public_key: publicKey,
            fingerprint: ED25519_FINGERPRINT,
        });
    });
});

const field = (content: string | Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, Buffer.from(content)]);
};
const key = (label: string, ...fields: (string | Buffer)[]): string =>
    `${label} ${Buffer.concat([label, ...fields].map(field)).toString("base64")}`;

const blob = ED25519_KEY.split(" ")[1]!;
const [sk, certificate] = ["sk-ssh-ed25519@openssh.com", "ssh-ed25519-cert-v01@openssh.com"];

describe("refused with Nova's opaque message", () => {
    test.each([
        ["empty", ""],
        ["no key at all", "hello"],
        ["broken base64", "ssh-ed25519 AAAAC3Nza*** me"],
        ["base64 with something else in it", ED25519_KEY.replace("AAAAC3", "AAAA*C3")],
        ["base64 cut off", `ssh-ed25519 ${blob.slice(0, -5)} me`],
        ["a blob cut off", `ssh-ed25519 ${Buffer.from(blob, "base64").subarray(0, -3).toString("base64")} me`],
        ["a blob with more in it", key("ssh-ed25519", Buffer.alloc(32, 1), "more")],
        ["a label that disagrees with the blob", `ssh-rsa ${blob} me`],
        [
            "a label that disagrees with a blob of the same shape",
            key("ssh-ed25518", Buffer.alloc(32, 1)).replace("8", "9"),
        ],
        ["options in front", `no-pty ${ED25519_KEY}`],
        ["options with a command in front", `command="date" ${ED25519_KEY}`],
        ["FIDO ed25519-sk", key(sk, Buffer.alloc(32, 1), "ssh:")],
        ["a certificate", key(certificate, "nonce", Buffer.alloc(32, 1))],
        ["a point that is not on its curve", key("ecdsa-sha2-nistp256", "nistp256", Buffer.alloc(65, 4))],
        ["another curve's name", OTHER_KEY.replace("nistp256", "nistp384")],
        ["a property of every object as type", "constructor AAAA"],
        ["a private key", "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\n"],
    ])("%s", async (_, publicKey) => {
        const reply = await create(publicKey);

        expect(reply.status).toBe(400);
        expect(reply.json()).toEqual({ message: "40001: Keypair data is invalid: failed to generate fingerprint" });
        expect((await alice.read("k")).status).toBe(404);
    });
});

test("an ED25519 key of the helper above is accepted, so the refusals are about what they name", async () => {
    expect((await create(key("ssh-ed25519", Buffer.alloc(32, 1)))).status).toBe(200);
});

test("a public key that is no string is refused", async () => {
    expect((await create(null)).status).toBe(400);
    expect((await create(7)).status).toBe(400);
});
