import {
    formatPrivateKey,
    KeyMaterialError,
    parsePrivateKey,
    privateKeyFormats,
    privateKeyForOpenSsh,
    tidyPrivateKey,
    type PrivateKeyFormat,
} from "../../../provider/key-material";
import {
    derivePublicKey,
    makeKey,
    openssl,
    opensslPublicKey,
    puttygenInstalled,
    puttygenToOpenSsh,
    puttygenToPutty,
} from "../../support/ssh-keygen";
import { ed25519FromSeed, keyOf, kinds, specs, withBody, type Kind } from "./keys";
import { manglings, withComment, withDerivation } from "./mangled";

/** What is accepted has to be readable by the programs whose format it is: a refusal is the only other way. */

const formats = kinds.flatMap((kind) =>
    privateKeyFormats[specs[kind].algorithm].map((format): [Kind, PrivateKeyFormat] => [kind, format]),
);

/** The text that `make` accepts, or nothing where it refuses in words. */
function accepted(make: (text: string) => string, text: string): string | undefined {
    try {
        return make(text);
    } catch (error) {
        expect(error).toBeInstanceOf(KeyMaterialError);
        return undefined;
    }
}

/** The blob that the program finds whose format it is; OpenSSH 9.2 reads no ED25519 key in PKCS#8, OpenSSL does. */
async function foundByItsProgram(text: string, kind: Kind): Promise<string | undefined> {
    if (text.startsWith("PuTTY-")) {
        return puttygenInstalled ? (await derivePublicKey(await puttygenToOpenSsh(text))).split(" ")[1] : undefined;
    }
    if (kind === "ED25519" && text.startsWith("-----BEGIN PRIVATE KEY")) {
        const der = Buffer.from((await opensslPublicKey(text)).split("\n").slice(1, -2).join(""), "base64");
        const { publicKey } = parsePrivateKey((await keyOf(kind)).text);
        return Buffer.from(publicKey.blob, "base64").subarray(-32).equals(der.subarray(-32)) ? publicKey.blob : "other";
    }
    return (await derivePublicKey(text)).split(" ")[1];
}

/** Manglings after which nobody can tell the text apart from another; the refusal says what is wrong. */
const beyond: Readonly<Record<string, readonly PrivateKeyFormat[] | "all">> = {
    "quoted as in a mail": "all",
    "line ends written out": "all",
    "base64 of it all": "all",
    "folded to one line": ["PuTTY"],
    "its line ends lost": ["PuTTY"],
    "lines of 30": ["PuTTY"],
    "the body on one line": ["PuTTY"],
};

describe.each(formats)("a key of kind %s as %s", (kind, format) => {
    test.each(Object.keys(manglings))("with %s is usable or refused", async (how) => {
        const key = await keyOf(kind);
        const text = formatPrivateKey(key.text, format, "me at work");
        const mangled = manglings[how]!(text);
        const given = accepted(tidyPrivateKey, mangled);
        const forOpenSsh = accepted(privateKeyForOpenSsh, mangled);
        const refused = beyond[how] === "all" || beyond[how]?.includes(format) === true;
        // What is accepted is the very text from before.
        expect(given).toBe(refused ? undefined : text);
        if (given === undefined || forOpenSsh === undefined) return;
        if (how === "nothing") expect(await foundByItsProgram(given, kind)).toBe(key.publicKey.blob);
        if (how === "nothing") expect((await derivePublicKey(forOpenSsh)).split(" ")[1]).toBe(key.publicKey.blob);
        expect(forOpenSsh).toBe(privateKeyForOpenSsh(text));
    });
});

describe("a key that OpenSSH cannot read", () => {
    const pkcs8 = () => openssl("genpkey", "-algorithm", "ed25519");

    test("as ED25519 in PKCS#8, is written in its format, always in the same way", async () => {
        const text = await pkcs8();
        const written = privateKeyForOpenSsh(text);
        expect(written).toMatch(/^-----BEGIN OPENSSH PRIVATE KEY-----\n/);
        expect(await derivePublicKey(written)).toContain(parsePrivateKey(text).publicKey.blob);
        expect(privateKeyForOpenSsh(text)).toBe(written);
        expect(privateKeyForOpenSsh(written)).toBe(written);
        // In its own format it stays what it is.
        expect(tidyPrivateKey(text)).toBe(text);
    });

    test("is written with numbers by which OpenSSH tells a wrong passphrase, another one for each key", async () => {
        const numbers = (text: string) => {
            const body = Buffer.from(text.split("\n").slice(1, -2).join(""), "base64");
            return [body.subarray(98, 102).toString("hex"), body.subarray(102, 106).toString("hex")];
        };
        const [one, other] = [
            numbers(privateKeyForOpenSsh(await pkcs8())),
            numbers(privateKeyForOpenSsh(await pkcs8())),
        ];
        expect(one[0]).toBe(one[1]);
        expect(one).not.toEqual(other);
    });

    const withPuttygen = puttygenInstalled ? test : test.skip;
    withPuttygen.each([2, 3] as const)(
        "as a PuTTY file of version %i, is written with its comment",
        async (version) => {
            const { text, publicKey } = await keyOf("P384");
            const ppk = await puttygenToPutty(text, version, "my key");
            expect(tidyPrivateKey(ppk)).toBe(ppk);
            const written = privateKeyForOpenSsh(ppk);
            expect(await derivePublicKey(written)).toBe(`${publicKey.type} ${publicKey.blob} my key`);
            expect(privateKeyForOpenSsh(ppk)).toBe(written);
        },
    );

    test.each([
        ["a comment with a NUL", (text: string) => withComment(text, "a\0b")],
        ["a comment with a line end", (text: string) => withComment(text, "a\nb")],
        ["a comment that turns the terminal's text around", (text: string) => withComment(text, "a\u202eb")],
        ["a key derivation without a cipher", (text: string) => withDerivation(text, "bcrypt")],
    ])("for %s, is written as it reads it", async (_what, change) => {
        const { text, publicKey } = await keyOf("ED25519");
        const written = tidyPrivateKey(change(text));
        expect(await derivePublicKey(written)).toMatch(/^[\x20-\x7e]+$/);
        expect((await derivePublicKey(written)).split(" ")[1]).toBe(publicKey.blob);
    });

    test.each(["RSA", "P256"] as const)(
        "for something behind its DER, of kind %s, is refused or written well",
        async (kind) => {
            const { text, publicKey } = await keyOf(kind);
            const longer = withBody(formatPrivateKey(text, "PKCS8", ""), (body) =>
                Buffer.concat([body, Buffer.alloc(5)]),
            );
            const given = accepted(tidyPrivateKey, longer);
            if (given !== undefined) expect(await foundByItsProgram(given, kind)).toBe(publicKey.blob);
        },
    );
});

test("a key that ssh-keygen made keeps its bytes", async () => {
    for (const options of [
        ["-t", "ed25519"],
        ["-t", "rsa", "-b", "2048"],
        ["-t", "ecdsa", "-m", "PKCS8"],
    ]) {
        const { privateKey } = await makeKey(...options, "-C", "me at work ");
        expect(tidyPrivateKey(privateKey)).toBe(privateKey);
        expect(privateKeyForOpenSsh(privateKey)).toBe(privateKey);
    }
});

test("one key is one text, whatever format it comes in", () => {
    const seed = Buffer.alloc(32, 7);
    const text = ed25519FromSeed(seed);
    const ppk = formatPrivateKey(text, "PuTTY", "");
    expect(privateKeyForOpenSsh(ppk)).toBe(privateKeyForOpenSsh(text));
    expect(formatPrivateKey(text, "OpenSSH", "")).toBe(privateKeyForOpenSsh(text));
});
