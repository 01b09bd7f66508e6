import { createPrivateKey } from "node:crypto";
import sshpk from "sshpk";
import {
    formatPrivateKey,
    keepLocked,
    lockForFile,
    parsePrivateKey,
    prepareToUnlock,
    problemOfPassphrase,
    publicHalf,
} from "../../../provider/key-material";
import { lockedByOpenssl, lockedByPuttygen, lockedBySshKeygen, unlockedBySshKeygen } from "../../support/locked-keys";
import { makeKey, puttygenInstalled } from "../../support/ssh-keygen";
import { combinations, keyOf, kinds, pkcs8, withBody, withRounds } from "./keys";

const passphrase = "correct horse ✓ 電池";
const wrong = "correct horse";

const ciphers = [
    "3des-cbc",
    "aes128-cbc",
    "aes192-cbc",
    "aes256-cbc",
    "aes128-ctr",
    "aes192-ctr",
    "aes256-ctr",
    "aes128-gcm@openssh.com",
    "aes256-gcm@openssh.com",
    "chacha20-poly1305@openssh.com",
];

/** What is wrong with a key, and that no part of it or of the passphrase is in the message. */
function refusal(text: string, word?: string): string {
    let message = "accepted";
    try {
        parsePrivateKey(text, word);
    } catch (error) {
        ({ message } = error as Error);
    }
    expect(message).not.toContain(passphrase);
    const lines = text.trim().split("\n").slice(1, -1);
    // A last line of a few letters may be in any sentence.
    for (const line of lines.filter((one) => one.length > 8)) expect(message).not.toContain(line);
    return message;
}

const flip = (index: number) => (body: Buffer) => {
    const damaged = Buffer.from(body);
    const at = index < 0 ? body.length + index : index;
    damaged[at] = damaged[at]! ^ 1;
    return damaged;
};

describe("OpenSSH's own format", () => {
    test.each(ciphers)("locked with %s", async (cipher) => {
        const { privateKey, publicKey } = await makeKey(
            ...["-t", "ed25519", "-C", "me@laptop", "-N", passphrase, "-Z", cipher, "-a", "2"],
        );
        const key = parsePrivateKey(privateKey, passphrase);
        expect(`${key.publicKey.type} ${key.publicKey.blob} ${key.publicKey.comment}`).toBe(publicKey.trim());
        // Nobody here can check the tag of ChaCha20, so it is locked again.
        const again = cipher.startsWith("chacha20")
            ? lockForFile(formatPrivateKey(privateKey, "OpenSSH", "me@laptop", passphrase), passphrase).text
            : privateKey;
        expect(key.text).toBe(again);
        expect(await unlockedBySshKeygen(key.text, passphrase)).toBe(publicKey.trim());
        expect(parsePrivateKey(`  ${privateKey.replaceAll("\n", "\r\n   ")}`, passphrase).text).toBe(again);

        expect(refusal(privateKey, wrong)).toBe("has a different passphrase: check passphrase");
        expect(refusal(privateKey)).toMatch(/^has a passphrase: set passphrase, or pass a copy without one/);
        // The end of the section is its padding or, with a tag, the tag.
        const damaged = withBody(privateKey, flip(cipher.includes("chacha") ? -17 : -1));
        expect(refusal(damaged, passphrase)).toMatch(/^is not a readable private key/);
    });

    test.each(kinds)("a key of kind %s", async (kind) => {
        const { text, publicKey } = await keyOf(kind);
        const locked = await lockedBySshKeygen(text, passphrase, "aes256-ctr", 2);
        expect(parsePrivateKey(locked, passphrase)).toEqual({ text: locked, publicKey });
    });

    test("a lock that OpenSSH does not write, or that takes minutes, is refused", async () => {
        const { text } = await keyOf("ED25519");
        const locked = await lockedBySshKeygen(text, passphrase, "aes256-ctr", 2);
        const named = withBody(locked, (body) =>
            Buffer.from(body.toString("latin1").replace("aes256", "AES256"), "latin1"),
        );
        expect(refusal(named, passphrase)).toMatch(/^is locked in a way/);
        expect(refusal(withRounds(locked, 501), passphrase)).toMatch(/^takes too long to unlock/);
    });
});

describe("PEM", () => {
    test.each([
        ["PBKDF2 and AES", ["-v2", "aes-256-cbc"]],
        ["scrypt", ["-scrypt"]],
        ["3DES of PKCS#12", ["-v1", "PBE-SHA1-3DES"]],
    ])("PKCS#8 locked with %s", async (_what, options) => {
        for (const kind of kinds) {
            const { text, publicKey } = await keyOf(kind);
            const locked = await lockedByOpenssl(formatPrivateKey(text, "PKCS8", ""), passphrase, ...options);
            const key = parsePrivateKey(`\n${locked.replaceAll("\n", "\n\t")}`, passphrase);
            expect(key).toEqual({ text: locked, publicKey: { ...publicKey, comment: "" } });
            expect(refusal(locked, wrong)).toMatch(/^cannot be unlocked: passphrase is wrong, or the key is damaged/);
        }
    });

    test.each(["des-ede3-cbc", "aes-256-cbc"])("PKCS#1 and SEC1 locked with %s", async (cipher) => {
        for (const kind of ["RSA", "P256"] as const) {
            const { text, publicKey } = await keyOf(kind);
            const type = kind === "RSA" ? "pkcs1" : "sec1";
            const object = createPrivateKey(formatPrivateKey(text, "PKCS8", ""));
            const locked = object.export({ format: "pem", type, cipher, passphrase }).toString();
            expect(parsePrivateKey(locked, passphrase)).toEqual({
                text: locked,
                publicKey: { ...publicKey, comment: "" },
            });
            expect(await unlockedBySshKeygen(locked, passphrase)).toBe(`${publicKey.type} ${publicKey.blob}`);
            expect(refusal(locked, wrong)).toMatch(/^cannot be unlocked/);
            const relabelled = locked.replaceAll(kind === "RSA" ? " RSA " : " EC ", kind === "RSA" ? " EC " : " RSA ");
            expect(refusal(relabelled, passphrase)).toMatch(/^(?:is not a readable private key|cannot be unlocked)/);
        }
    });

    test.each([
        ["PBKDF2", ["-v2", "aes-256-cbc"]],
        ["PBES1", ["-v1", "PBE-SHA1-3DES"]],
    ])("what takes minutes is refused before it is tried: %s", async (_what, options) => {
        const { text } = await keyOf("ED25519");
        const few = ["-iter", String(0x012345)];
        const locked = await lockedByOpenssl(formatPrivateKey(text, "PKCS8", ""), passphrase, ...options, ...few);
        // openssl would work on so many for ten seconds.
        const many = withBody(locked, (body) => {
            const at = body.indexOf(Buffer.from([2, 3, 0x01, 0x23, 0x45]));
            body.writeUIntBE(10_000_001, at + 2, 3);
            return body;
        });
        expect(refusal(many, passphrase)).toMatch(/^takes too long to unlock/);
    });

    test("a cipher that OpenSSL gave up is named as such", async () => {
        const { text } = await keyOf("ED25519");
        const options = ["-v1", "PBE-MD5-DES", "-provider", "legacy", "-provider", "default"];
        const locked = await lockedByOpenssl(formatPrivateKey(text, "PKCS8", ""), passphrase, ...options);
        expect(refusal(locked, passphrase)).toMatch(/^is locked in a way that this package cannot unlock/);
    });
});

const withPuttygen = puttygenInstalled ? describe : describe.skip;
withPuttygen("PuTTY", () => {
    test.each([
        [2, ""],
        [3, "kdf=argon2id"],
        [3, "kdf=argon2i"],
        [3, "kdf=argon2d"],
    ])("version %d %s", async (version, kdf) => {
        for (const kind of kinds) {
            const { text, publicKey } = await keyOf(kind);
            const params = kdf === "" ? [] : [kdf, "memory=64", "passes=2"];
            const putty = formatPrivateKey(text, "PuTTY", "me@laptop ü");
            const locked = await lockedByPuttygen(putty, passphrase, version, ...params);
            await prepareToUnlock({ privateKey: locked, passphrase });
            const key = parsePrivateKey(locked.replaceAll("\n", "\r\n"), passphrase);
            expect(key).toEqual({ text: locked, publicKey: { ...publicKey, comment: "me@laptop ü" } });
            const mangled = `"${locked.trimEnd().replaceAll("\n", "  \n\n\t")}"`;
            expect(parsePrivateKey(mangled, passphrase).text).toBe(locked);
            expect(refusal(locked, wrong)).toMatch(/^cannot be unlocked: passphrase is wrong, the key is damaged, or/);
            expect(refusal(locked.replace("me@", "you@"), passphrase)).toMatch(/^cannot be unlocked.*another encoding/);
            expect(refusal(locked)).toMatch(/^has a passphrase: set passphrase/);
        }
    });

    test("what takes minutes is refused before it is tried", async () => {
        const locked = await lockedByPuttygen(
            formatPrivateKey((await keyOf("ED25519")).text, "PuTTY", ""),
            passphrase,
            ...([3, "memory=64", "passes=2"] as const),
        );
        await prepareToUnlock({ privateKey: locked, passphrase });
        for (const [name, value] of [
            ["Memory", "2000000"],
            ["Passes", "100000000"],
        ] as const) {
            const slow = locked.replace(new RegExp(`Argon2-${name}: .*`), `Argon2-${name}: ${value}`);
            expect(refusal(slow, passphrase)).toMatch(/^takes too long to unlock/);
        }
    });
});

describe("a file that is locked here", () => {
    test.each(combinations.filter(([, format]) => format !== "PuTTY"))(
        "%s as %s: ssh-keygen unlocks it, with this passphrase only",
        async (kind, format) => {
            const { text, publicKey } = await keyOf(kind);
            const { text: file, lockedKey } = lockForFile(formatPrivateKey(text, format, "me@laptop"), passphrase);
            const comment = format === "OpenSSH" ? " me@laptop" : "";
            expect(await unlockedBySshKeygen(file, passphrase)).toBe(`${publicKey.type} ${publicKey.blob}${comment}`);
            expect(await unlockedBySshKeygen(file, wrong)).toBeUndefined();
            expect(publicHalf(file, lockedKey).blob).toBe(publicKey.blob);
        },
    );

    test.each(["", "abc", "abcdefg", "abcdefgh", "1234567890"])(
        "its last block is filled as OpenSSH fills it after the comment %p",
        async (comment) => {
            const { text, publicKey } = await keyOf("ED25519");
            const file = lockForFile(formatPrivateKey(text, "OpenSSH", comment), passphrase).text;
            const line = await unlockedBySshKeygen(file, passphrase);
            expect(line).toBe(`${publicKey.type} ${publicKey.blob} ${comment}`.trimEnd());
        },
    );

    test("is locked as ssh-keygen does it, and sshpk reads it", async () => {
        const { text, publicKey } = await keyOf("P384");
        const file = lockForFile(text, passphrase).text;
        const body = Buffer.from(file.split("\n").slice(1, -2).join(""), "base64").toString("latin1");
        expect(body).toContain("aes256-ctr\0\0\0\x06bcrypt");
        expect(body.codePointAt(body.indexOf("bcrypt") + 6 + 4 + 4 + 16 + 3)).toBe(24);
        const read = sshpk.parsePrivateKey(file, "openssh", { passphrase });
        expect(read.toPublic().toString("ssh")).toContain(publicKey.blob);
    });

    test("is the same for the same key, comment and passphrase, and has another salt for others", async () => {
        const { text } = await keyOf("ED25519");
        const saltOf = (file: string) => file.split("\n").join("").slice(0, 120);
        const files = [
            lockForFile(text, passphrase),
            lockForFile(formatPrivateKey(text, "OpenSSH", "other"), passphrase),
            lockForFile(text, wrong),
            lockForFile((await keyOf("P256")).text, passphrase),
        ].map((one) => one.text);
        expect(lockForFile(text, passphrase).text).toBe(files[0]);
        expect(new Set(files.map(saltOf)).size).toBe(4);
    });

    test("of a key that is locked keeps its text; PuTTY's format stays open", async () => {
        const { text } = await keyOf("ED25519");
        const locked = await lockedByOpenssl(formatPrivateKey(text, "PKCS8", ""), passphrase);
        expect(lockForFile(locked, passphrase).text).toBe(locked);
        expect(() => lockForFile(locked, wrong)).toThrow("cannot be unlocked");
        expect(() => lockForFile(formatPrivateKey(text, "PuTTY", ""), passphrase)).toThrow("is in PuTTY's format");
    });
});

describe("a key that stays locked", () => {
    test("is written in OpenSSH's format if OpenSSH cannot read it", async () => {
        const { text, publicKey } = await keyOf("ED25519");
        const inPem = await lockedByOpenssl(pkcs8(createPrivateKey(formatPrivateKey(text, "PKCS8", ""))), passphrase);
        const kept = keepLocked(inPem, passphrase);
        expect(await unlockedBySshKeygen(kept.text, passphrase)).toBe(`${publicKey.type} ${publicKey.blob}`);
        const readable = await lockedBySshKeygen(text, passphrase, "aes256-gcm@openssh.com", 2);
        expect(keepLocked(readable, passphrase).text).toBe(readable);
        expect(() => keepLocked(text, passphrase)).toThrow("has no passphrase, so passphrase has no effect");
    });

    test("is unlocked once, as long as neither it nor the passphrase changes", async () => {
        const { text } = await keyOf("ED25519");
        const given = await lockedBySshKeygen(text, passphrase, "aes256-ctr", 2);
        const { lockedKey } = keepLocked(given, passphrase);
        // A text that could not be unlocked shows that nobody tried.
        const before = { privateKey: "as it was", passphrase, lockedKey };
        expect(keepLocked(given, passphrase, before).text).toBe("as it was");
        expect(keepLocked(`${given}\n`, passphrase, before).text).toBe(given);
        expect(() => keepLocked(given, wrong, before)).toThrow("has a different passphrase");
        expect(keepLocked(given, passphrase, { ...before, lockedKey: "?" }).text).toBe(given);
    });
});

test.each([
    ["", "is empty"],
    ["line\n", "ends with a line break: remove it"],
    ["two\nlines", "contains a line break"],
    ["nul\0", "contains a line break or another control character"],
    ["é".repeat(512), "is too long: use at most 1023 bytes"],
    ["\uFEFFword", "starts with a byte order mark"],
])("the passphrase %j is refused", (text, words) => {
    expect(problemOfPassphrase(text)).toContain(words);
});

test("a passphrase may have spaces at its ends, and any letters", () => {
    expect(problemOfPassphrase(` ${passphrase} `)).toBeUndefined();
});
