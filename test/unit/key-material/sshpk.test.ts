import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import { runInNewContext } from "node:vm";
import sshpk from "sshpk";
import { formatPrivateKey, formatPublicKey, parsePrivateKey, parsePublicKey } from "../../../provider/key-material";
import { puttyMac } from "../../../provider/key-material/write/putty";
import { makeKey } from "../../support/ssh-keygen";
import { blob, ecdsaStartingWith, keyOf, pkcs8, string, withBody } from "./keys";
import { changeSection, withDerivation, withNumber } from "./mangled";

/**
 * What sshpk 1.18.0 gets wrong, and is read by hand for that, or checked behind it (docs/contributing/key-formats.md).
 * Where sshpk's own side of a test fails, sshpk has got better: then less of ours may do.
 */

const kinds = ["ED25519", "P256", "RSA"] as const;
type Kind = (typeof kinds)[number];
const openssh = {} as Record<Kind, string>;
const putty = {} as Record<Kind, string>;
const lines = {} as Record<Kind, string>;

beforeAll(async () => {
    for (const kind of kinds) {
        const { text, publicKey } = await keyOf(kind);
        openssh[kind] = text;
        putty[kind] = formatPrivateKey(text, "PuTTY", "me");
        lines[kind] = formatPublicKey(publicKey, "me");
    }
});

/** The type of the private key that sshpk reads. */
function read(text: string): string {
    return sshpk.parsePrivateKey(text, (text.startsWith("PuTTY") ? "putty" : "auto") as "auto").type;
}

function flip(bytes: Buffer, at: number): Buffer {
    const copy = Buffer.from(bytes);
    copy[at]! ^= 1;
    return copy;
}

function blobOf(line: string): Buffer {
    return Buffer.from(line.split(" ")[1]!, "base64");
}

function withBlob(line: string, change: (bytes: Buffer) => Buffer): string {
    const [label, , comment] = line.split(" ");
    return [label, change(blobOf(line)).toString("base64"), comment].join(" ");
}

function der(tag: number, ...parts: Buffer[]): Buffer {
    const content = Buffer.concat(parts);
    return Buffer.concat([Buffer.of(tag, 0x82, content.length >> 8, content.length & 0xff), content]);
}

/** PKCS#8 of version 2, with this behind the key. */
function versionTwo(kind: Kind, behind: Buffer): string {
    return withBody(formatPrivateKey(openssh[kind], "PKCS8", ""), (body) => {
        const rest = body.subarray(body.indexOf(Buffer.of(0x02, 0x01, 0x00)) + 3);
        return der(0x30, Buffer.of(0x02, 0x01, 0x01), rest, behind);
    });
}

/** The PuTTY file of the ED25519 key with another private half, and the checksum that fits. */
function withHalf(change: (half: Buffer) => Buffer): string {
    const [head = "", rest = ""] = putty.ED25519.split("Private-Lines: 1\n");
    const privateBlob = change(Buffer.from(rest.split("\n")[0]!, "base64"));
    const content = { type: "ssh-ed25519", comment: "me", publicBlob: blobOf(lines.ED25519), privateBlob };
    return `${head}Private-Lines: 1\n${privateBlob.toString("base64")}\nPrivate-MAC: ${puttyMac("2", content)}\n`;
}

const anotherHalf = /public half belongs to another/;
const unreadable = /not a readable private key/;
const checksum = /PuTTY.*checksum/;
const damaged = /PuTTY.*damaged or cut short/;

describe("sshpk takes, and we refuse,", () => {
    test.each<[what: string, make: () => string, says: RegExp]>([
        ["another public half outside", () => withBody(openssh.ED25519, (body) => flip(body, 70)), anotherHalf],
        [
            "another public half behind the seed",
            () =>
                changeSection(openssh.ED25519, (section) =>
                    flip(section, section.lastIndexOf(blobOf(lines.ED25519).subarray(-32))),
                ),
            unreadable,
        ],
        [
            "a negative number",
            () => {
                const key = ecdsaStartingWith("P256", [0x80]);
                const number = Buffer.from(key.export({ format: "jwk" }).d!, "base64url");
                return withNumber(formatPrivateKey(pkcs8(key), "OpenSSH", ""), number);
            },
            unreadable,
        ],
        [
            "anything behind the key",
            () => changeSection(openssh.P256, (section) => Buffer.concat([section, Buffer.from("anything")])),
            unreadable,
        ],
    ])("an OpenSSH file with %s", (_what, make, says) => {
        expect(read(make())).toMatch(/^(ed25519|ecdsa)$/);
        expect(() => parsePrivateKey(make())).toThrow(says);
    });

    test.each<[what: string, make: () => string, says: RegExp]>([
        [
            "two keys, as the first of them where its base64 is padded",
            () => formatPrivateKey(openssh.ED25519, "OpenSSH", "me at work") + openssh.P256,
            /more than one private key/,
        ],
        ["a sign that base64 has not", () => openssh.ED25519.replace("\nb3Bl", "\nb3!Bl"), unreadable],
        [
            "version 2 of an ECDSA key with another's public half",
            () => versionTwo("P256", der(0x81, Buffer.of(0), Buffer.alloc(65, 4))),
            anotherHalf,
        ],
        [
            "version 2 of an RSA key with another's public half",
            () => versionTwo("RSA", der(0x81, Buffer.of(0), Buffer.alloc(65, 4))),
            anotherHalf,
        ],
        [
            "version 2 of an ED25519 key with another's public half",
            () => versionTwo("ED25519", der(0x81, Buffer.of(0), Buffer.alloc(32, 4))),
            anotherHalf,
        ],
        [
            "version 2 of an ED25519 key with another's, tagged explicitly",
            () => versionTwo("ED25519", der(0xa1, der(0x03, Buffer.of(0), Buffer.alloc(32, 4)))),
            anotherHalf,
        ],
        [
            "RSA numbers that do not belong together",
            () => withBody(formatPrivateKey(openssh.RSA, "PKCS8", ""), (body) => flip(body, body.length - 8)),
            /numbers do not match/,
        ],
        ["RSA of 1024 bits", () => pkcs8(generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey), /1024 bits/],
    ])("a PEM file with %s", (_what, make, says) => {
        expect(read(make())).toMatch(/^(ed25519|ecdsa|rsa)$/);
        expect(() => parsePrivateKey(make())).toThrow(says);
    });

    test.each<[what: string, make: () => string, says: RegExp]>([
        ["another checksum", () => putty.RSA.replace(/MAC: .{8}/, "MAC: 01234567"), checksum],
        ["no checksum", () => putty.RSA.replace(/Private-MAC: .*/, ""), damaged],
        ["another comment", () => putty.RSA.replace("Comment: me", "Comment: you"), checksum],
        ["another curve's name", () => putty.P256.replace("nistp256", "nistp384"), damaged],
        ["a sign that base64 has not", () => putty.RSA.replace("\nAAAAB3", "\nAAA!AB3"), damaged],
        ["another key's seed", () => withHalf(() => string(Buffer.alloc(32, 7))), anotherHalf],
        ["a seed cut short", () => withHalf((half) => string(half.subarray(4, -1))), unreadable],
        ["anything behind the seed", () => withHalf((half) => Buffer.concat([half, Buffer.of(1, 2, 3)])), checksum],
    ])("a PuTTY file with %s", (_what, make, says) => {
        expect(read(make())).toMatch(/^(ed25519|ecdsa|rsa)$/);
        expect(() => parsePrivateKey(make())).toThrow(says);
    });

    test.each<[what: string, make: () => string, says: RegExp]>([
        ["another curve's label", () => lines.P256.replace("nistp256", "nistp384"), /another type/],
        ["a line break inside", () => lines.P256.replace(/^(.{60})/, "$1\n"), /line break/],
        ["its padding lost", () => lines.P256.replace("=", ""), /damaged base64/],
        [
            "bytes behind it",
            () => withBlob(lines.ED25519, (bytes) => Buffer.concat([bytes, Buffer.alloc(3)])),
            /damaged key/,
        ],
        ["31 bytes", () => withBlob(lines.ED25519, () => blob("ssh-ed25519", Buffer.alloc(31, 7))), /damaged key/],
        [
            "a point off its curve",
            () => withBlob(lines.P256, (bytes) => flip(bytes, bytes.length - 1)),
            /not valid on its curve/,
        ],
    ])("a public key with %s", (_what, make, says) => {
        expect(sshpk.parseKey(make(), "ssh").type).toMatch(/^(ed25519|ecdsa)$/);
        expect(() => parsePublicKey(make())).toThrow(says);
    });
});

describe("sshpk cannot read, and we can,", () => {
    test.each<[what: string, make: () => string, kind: Kind]>([
        ["a file folded to one line", () => openssh.P256.replaceAll("\n", " "), "P256"],
        ["a file in quotes", () => `"${openssh.P256}"`, "P256"],
        ["an unlocked file that names a key derivation", () => withDerivation(openssh.ED25519, "bcrypt"), "ED25519"],
        ["a PuTTY file with indented lines", () => putty.P256.replaceAll("\n", "\n  "), "P256"],
    ])("%s", async (_what, make, kind) => {
        expect(() => read(make())).toThrow();
        expect(parsePrivateKey(make()).publicKey.blob).toBe((await keyOf(kind)).publicKey.blob);
    });

    test("SEC1 without its public half", () => {
        const key = createPrivateKey(formatPrivateKey(openssh.P256, "SEC1", ""));
        const number = Buffer.from(key.export({ format: "jwk" }).d!, "base64url");
        const text = withBody(formatPrivateKey(openssh.P256, "SEC1", ""), () =>
            Buffer.concat([
                Buffer.from("30310201010420", "hex"),
                number,
                Buffer.from("a00a06082a8648ce3d030107", "hex"),
            ]),
        );
        expect(() => read(text)).toThrow();
        expect(parsePrivateKey(text).publicKey.blob).toBe(blobOf(lines.P256).toString("base64"));
    });
});

test.each(["aes256-gcm@openssh.com", "chacha20-poly1305@openssh.com"])(
    "sshpk does not see that a file locked by %s is locked",
    async (cipher) => {
        const { privateKey } = await makeKey("-t", "ed25519", "-Z", cipher, "-N", "correct horse");
        expect(() => read(privateKey)).toThrow(expect.not.objectContaining({ name: "KeyEncryptedError" }) as Error);
        expect(() => parsePrivateKey(privateKey)).toThrow(/has a passphrase/);
    },
);

test("sshpk never ends with an ED25519 key in PKCS#8 that three zeros follow", () => {
    const plain = formatPrivateKey(openssh.ED25519, "PKCS8", "");
    const text = withBody(plain, (body) => Buffer.concat([body, Buffer.alloc(3)]));
    const readWithin = (timeout: number, key: string): unknown =>
        runInNewContext("read()", { read: () => read(key) }, { timeout });
    expect(readWithin(20_000, plain)).toBe("ed25519");
    expect(() => readWithin(1000, text)).toThrow(/timed out/);
    expect(parsePrivateKey(text).publicKey.blob).toBe(blobOf(lines.ED25519).toString("base64"));
});

test("sshpk's errors quote what it read", () => {
    const secret = "correct-horse";
    const text = changeSection(openssh.ED25519, (section) =>
        Buffer.concat([section.subarray(0, 8), blob(secret, "x")]),
    );
    expect(() => read(text)).toThrow(secret);
    expect(() => parsePrivateKey(text)).toThrow(
        expect.not.objectContaining({ message: expect.stringContaining(secret) as string }) as Error,
    );
});
