import { bech32 } from "@scure/base";
import { encryptTo, prepareEncryption, problemOfRecipients } from "../../../provider/age";
import { parseRecipient } from "../../../provider/age/recipient";
import { formatPrivateKey } from "../../../provider/key-material";
import { Age, classicTag, hybridTag, type Someone } from "../../support/age";
import { derivePublicKey, puttygenPublicKey } from "../../support/ssh-keygen";
import { combinations, keyOf } from "../key-material/keys";

let age: Age;
let everyone: Record<string, Someone>;

beforeAll(async () => {
    age = await Age.build();
    everyone = {
        X25519: age.native(),
        "ssh-ed25519": age.ssh("ed25519"),
        "ssh-rsa": age.ssh("rsa"),
        tag: age.tag(classicTag),
        "post-quantum": age.native("pq"),
        "post-quantum tag": age.tag(hybridTag),
    };
}, 120_000);
afterAll(() => {
    age.remove();
});

/** The recipients in the form in which check passes them on. */
const normal = (...people: readonly Someone[]) => people.map(({ recipient }) => parseRecipient(recipient).text);

/** A public key of the point (0, 1). */
const identityPoint = `ssh-ed25519 ${Buffer.concat([
    Buffer.from("0000000b7373682d6564323535313900000020", "hex"),
    Buffer.of(1),
    Buffer.alloc(31),
]).toString("base64")}`;

const text = "-----BEGIN OPENSSH PRIVATE KEY-----\n王小明\n-----END OPENSSH PRIVATE KEY-----\n";

describe("age opens a file", () => {
    test.each(["X25519", "ssh-ed25519", "ssh-rsa", "tag", "post-quantum", "post-quantum tag"])(
        "for %s",
        async (kind) => {
            const someone = everyone[kind]!;
            const file = await encryptTo(normal(someone), text);
            expect(file).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n[^]*\n-----END AGE ENCRYPTED FILE-----\n$/);
            expect(await age.decrypt(someone, file)).toBe(text);
        },
    );

    test.each([
        ["X25519, SSH and tag", ["X25519", "ssh-ed25519", "ssh-rsa", "tag"]],
        ["both post-quantum ones", ["post-quantum", "post-quantum tag"]],
    ])("for each of several: %s", async (_what, kinds) => {
        const people = kinds.map((kind) => everyone[kind]!);
        const file = await encryptTo(normal(...people), text);
        for (const someone of people) expect(await age.decrypt(someone, file)).toBe(text);
    });

    test("for nobody else", async () => {
        const file = await encryptTo(normal(everyone.X25519!), text);
        await expect(age.decrypt(age.native(), file)).rejects.toThrow("no identity matched any of the recipients");
        await expect(age.decrypt(age.ssh("ed25519"), file)).rejects.toThrow(
            "no identity matched any of the recipients",
        );
    });

    test.each(combinations)("with a key of kind %s as %s, which its programs then read", async (kind, format) => {
        const { text: key, publicKey } = await keyOf(kind);
        const someone = everyone["ssh-ed25519"]!;
        const written = formatPrivateKey(key, format, "c");
        const opened = await age.decrypt(someone, await encryptTo(normal(someone), written));
        expect(opened).toBe(written);
        // ssh-keygen 9.2 does not read ED25519 in PKCS#8.
        if (format === "PKCS8" && kind === "ED25519") return;
        const derived = format === "PuTTY" ? await puttygenPublicKey(opened) : await derivePublicKey(opened);
        expect(derived).toContain(publicKey.blob);
    });
});

test("a recipient that is named twice is in the file once", async () => {
    const [one] = normal(everyone.X25519!) as [string];
    const stanzas = async (recipients: readonly string[]) => {
        const file = await encryptTo(recipients, text);
        const body = file.split("\n").slice(1, -2).join("");
        return Buffer.from(body, "base64")
            .toString("latin1")
            .match(/^-> X25519/gm)?.length;
    };
    expect(await stanzas([one, one])).toBe(1);
});

describe("a recipient to whom every secret is zero, so that anybody could decrypt, or that is no point at all", () => {
    const good = () => normal(everyone.X25519!, everyone["ssh-ed25519"]!);
    const refused = (index: number) =>
        `recipients[${index}] cannot be encrypted to: it is a point that is not on its curve, or anybody could decrypt`;

    test.each([
        ["the identity of Edwards25519", identityPoint],
        ["zero on Curve25519", bech32.encode("age", bech32.toWords(new Uint8Array(32)))],
        ["no point of P-256", bech32.encode("age1tag", bech32.toWords(new Uint8Array(33).fill(5)))],
    ])("is named by its place: %s", async (_what, recipient) => {
        expect(problemOfRecipients([recipient])).toBeUndefined();
        await expect(encryptTo([...good(), recipient], text)).rejects.toThrow(refused(2));
        await expect(prepareEncryption([recipient, ...good()])).rejects.toThrow(refused(0));
    });
});
