import { randomBytes, randomUUID } from "node:crypto";
import { formatPrivateKey, generateKey, type KeySpec, type PrivateKeyFormat } from "../../../provider/key-material";
import { lockedByOpenssl, lockedBySshKeygen } from "../../support/locked-keys";
import { SecretScanner } from "../../support/secrets/scanner";

const apiKey = '5a+0/c2e-92d1 "4f\\7b ü=8c3f-1b9e7d60a4c2';
const kinds: readonly (readonly [KeySpec, readonly PrivateKeyFormat[]])[] = [
    [{ algorithm: "ED25519" }, ["OpenSSH", "PKCS8", "PuTTY"]],
    [{ algorithm: "ECDSA", curve: "P256" }, ["OpenSSH", "SEC1", "PKCS8", "PuTTY"]],
    [{ algorithm: "RSA", bits: 2048 }, ["OpenSSH", "PKCS1", "PKCS8", "PuTTY"]],
];
const escaped = (text: string) => JSON.stringify(text).slice(1, -1);
const encodings: readonly (readonly [string, (secret: string) => string | Buffer])[] = [
    ["raw", (secret) => secret],
    ["base64, first alignment", (secret) => Buffer.from(secret).toString("base64")],
    ["base64, second alignment", (secret) => Buffer.from(`x${secret}`).toString("base64")],
    ["base64, third alignment", (secret) => Buffer.from(`xy${secret}`).toString("base64")],
    ["base64url", (secret) => Buffer.from(secret).toString("base64url")],
    ["URL", encodeURIComponent],
    ["JSON", escaped],
    ["JSON twice", (secret) => escaped(escaped(secret))],
    ["hex", (secret) => Buffer.from(secret).toString("hex")],
    ["hex in capitals", (secret) => Buffer.from(secret).toString("hex").toUpperCase()],
];
/** A key's text is base64 of its numbers already, so that these are tried with an API key. */
const doubled: typeof encodings = [
    ["base64 of base64", (secret) => Buffer.from(Buffer.from(secret).toString("base64")).toString("base64")],
    ["base64 of base64url", (secret) => Buffer.from(Buffer.from(secret).toString("base64url")).toString("base64")],
    ["hex of base64", (secret) => Buffer.from(Buffer.from(secret).toString("base64")).toString("hex")],
];
/** A state file of some size, with ciphertexts like Pulumi's. */
const file = (planted: string | Buffer, size = 200_000): Buffer => {
    const noise = () =>
        Buffer.from(`{"id":"${randomUUID()}","ciphertext":"v1:${randomBytes(size / 4).toString("base64")}"}`);
    return Buffer.concat([noise(), Buffer.from(planted), noise()]);
};

test.each([...encodings, ...doubled])("finds an API key: %s, whole and in pieces", (_how, encode) => {
    const scanner = new SecretScanner();
    scanner.add(apiKey, "the API key");
    const written = encode(apiKey);
    const bytes = Buffer.from(written);
    for (const planted of [bytes, bytes.subarray(5, 29), bytes.subarray(-28, -4)]) {
        expect(scanner.find("file", file(planted)).map(({ what }) => what)).toContain("the API key");
    }
});

describe.each(kinds)("a key of type %j", (spec, formats) => {
    let text: string;
    let publicKey: string;
    const scanner = new SecretScanner();
    beforeAll(async () => {
        const made = await generateKey(spec);
        text = made.text;
        publicKey = `${made.publicKey.type} ${made.publicKey.blob} me`;
        scanner.add(text, "the key");
    });

    test.each(formats)("is found as %s in each encoding, whole and without its first line", (format) => {
        const written = formatPrivateKey(text, format, "me");
        const lines = written.split("\n");
        const body = lines.slice(format === "PuTTY" ? lines.findIndex((line) => line.startsWith("Private-Lines")) : 1);
        for (const [, encode] of encodings) {
            const leaks = scanner.find("file", file(encode(body.join("\n"))));
            expect(leaks.map(({ what }) => what)).toContain("the key");
        }
    });

    test("is found by its numbers, raw, in hex and with line breaks taken out or added", () => {
        const body = formatPrivateKey(text, "PKCS8", "").split("\n").slice(1, -2).join("");
        const bytes = Buffer.from(body, "base64");
        const wrapped = body.match(/.{1,40}/g)!.join("\n");
        for (const planted of [bytes, bytes.toString("hex"), body, wrapped]) {
            expect(scanner.find("file", file(planted))).not.toEqual([]);
        }
    });

    test("does not count its public half, its format's frame, or chance", () => {
        const other = publicKey.split(" ")[1]!;
        for (const planted of [publicKey, Buffer.from(other, "base64"), encodeURIComponent(publicKey)]) {
            expect(scanner.find("file", file(planted, 1_000_000))).toEqual([]);
        }
    });
});

test("a strange key of the same kind is told by its first line only", async () => {
    const scanner = new SecretScanner();
    scanner.add((await generateKey({ algorithm: "ED25519" })).text, "the key");
    const strange = await generateKey({ algorithm: "ED25519" });
    const [leak, ...more] = scanner.find("file", strange.text);
    expect([leak?.what, more]).toEqual(["a private key", []]);
    expect(scanner.find("file", strange.text.split("\n").slice(1).join("\n"))).toEqual([]);
});

test.each([
    ["OpenSSH's format", (text: string) => lockedBySshKeygen(text, "correct horse", "aes256-gcm@openssh.com", 2)],
    ["PKCS#8", (text: string) => lockedByOpenssl(formatPrivateKey(text, "PKCS8", ""), "correct horse")],
])("a locked key in %s is found by what is encrypted, and its public half is not counted", async (_what, lock) => {
    const { text, publicKey } = await generateKey({ algorithm: "ECDSA", curve: "P256" });
    const scanner = new SecretScanner();
    const locked = await lock(text);
    scanner.add(locked, "the key");
    for (const planted of [
        locked.replaceAll("\n", "\\n"),
        Buffer.from(locked.split("\n").slice(1, -2).join(""), "base64"),
    ]) {
        expect(scanner.find("file", file(planted)).map(({ what }) => what)).toContain("the key");
    }
    expect(scanner.find("file", file(publicKey.blob))).toEqual([]);
});

test("a short passphrase is found as a whole; a finding holds nothing of the secret", () => {
    const scanner = new SecretScanner();
    scanner.add("correct horse", "the passphrase");
    const [leak] = scanner.find("log", "PASSPHRASE=correct horse\n");
    expect(leak).toEqual({ where: "log", what: "the passphrase", how: "raw" });
    expect(scanner.find("log", file(Buffer.from("xcorrect horse").toString("base64")))).not.toEqual([]);
});

test("searches megabytes for many secrets in seconds", async () => {
    const scanner = new SecretScanner();
    for (let i = 0; i < 10; i++) scanner.add(randomBytes(600).toString("base64"), `secret ${i}`);
    scanner.add((await generateKey({ algorithm: "RSA", bits: 2048 })).text, "the key");
    const start = performance.now();
    expect(scanner.find("file", file("", 4_500_000))).toEqual([]);
    expect(performance.now() - start).toBeLessThan(20_000);
});
