import { randomBytes } from "node:crypto";
import {
    formatPrivateKey,
    formatPublicKey,
    KeyMaterialError,
    parsePrivateKey,
    privateKeyFormats,
} from "../../../provider/key-material";
import type { PrivateKeyFormat } from "../../../provider/key-material";
import {
    derivePublicKey,
    listKeys,
    opensslCheck,
    opensslPublicKey,
    puttygenInstalled,
    puttygenPublicKey,
    puttygenToOpenSsh,
} from "../../support/ssh-keygen";
import { combinations, ecdsaStartingWith, ed25519FromSeed, keyOf, kinds, pkcs8, specs, type Kind } from "./keys";

const comment = "王小明 me@laptop";

/** The program that must take a key: ssh-keygen 9.2 reads neither ED25519 in PKCS#8 nor PuTTY files. */
function readers(kind: Kind, format: PrivateKeyFormat) {
    return {
        sshKeygen: format !== "PuTTY" && !(kind === "ED25519" && format === "PKCS8"),
        openssl: format === "PKCS1" || format === "PKCS8" || format === "SEC1",
    };
}

const beginnings: Record<PrivateKeyFormat, RegExp> = {
    OpenSSH: /^-----BEGIN OPENSSH PRIVATE KEY-----\n/,
    PKCS1: /^-----BEGIN RSA PRIVATE KEY-----\n/,
    PKCS8: /^-----BEGIN PRIVATE KEY-----\n/,
    SEC1: /^-----BEGIN EC PRIVATE KEY-----\n/,
    PuTTY: /^PuTTY-User-Key-File-2: (ssh|ecdsa)-/,
};

describe("re-encoded", () => {
    test.each(combinations)("a key of kind %s as %s stays the same key", async (kind, format) => {
        const { text, publicKey } = await keyOf(kind);
        const written = formatPrivateKey(text, format, comment);
        expect(written).toMatch(beginnings[format]);
        expect(written).toMatch(/[^\n]\n$/);
        expect(written).not.toContain("\r");
        const carries = format === "OpenSSH" || format === "PuTTY";
        expect(parsePrivateKey(written)).toEqual({
            text: written,
            publicKey: { ...publicKey, comment: carries ? comment : "" },
        });
        // … and can be written in any other format from there.
        expect(parsePrivateKey(formatPrivateKey(written, "OpenSSH", "")).publicKey).toEqual(publicKey);
    });

    test.each(combinations)("a key of kind %s as %s is taken by the programs that know it", async (kind, format) => {
        const { text, publicKey } = await keyOf(kind);
        const written = formatPrivateKey(text, format, comment);
        const { sshKeygen, openssl } = readers(kind, format);
        if (sshKeygen) {
            const derived = await derivePublicKey(written);
            expect(derived).toBe(formatPublicKey(publicKey, format === "OpenSSH" ? comment : ""));
            const [listed] = await listKeys(written, "md5");
            expect(listed).toMatchObject({ bits: publicKey.bits, fingerprint: `MD5:${publicKey.fingerprint}` });
        }
        if (openssl) {
            expect(await opensslCheck(written)).toBe("Key is valid");
            expect(await opensslPublicKey(written)).toContain("BEGIN PUBLIC KEY");
        }
    });

    test.each(kinds)("a key of kind %s is not written in a format that it does not know", async (kind) => {
        const { text } = await keyOf(kind);
        const legal = privateKeyFormats[specs[kind].algorithm];
        const illegal = (Object.keys(beginnings) as PrivateKeyFormat[]).filter((format) => !legal.includes(format));
        expect(illegal).not.toHaveLength(0);
        for (const format of illegal) {
            expect(() => formatPrivateKey(text, format, "")).toThrow(KeyMaterialError);
            expect(() => formatPrivateKey(text, format, "")).toThrow(`can be written as ${legal.join(", ")}`);
        }
    });

    test("no comment breaks out of its line", async () => {
        const { text } = await keyOf("ED25519");
        expect(() => formatPrivateKey(text, "PuTTY", "a\nPublic-Lines: 0")).toThrow(KeyMaterialError);
    });

    test("OpenSSH is the default of every type", () => {
        expect(Object.values(privateKeyFormats).map(([first]) => first)).toEqual(["OpenSSH", "OpenSSH", "OpenSSH"]);
    });
});

/** Numbers with zeros in front, or that look negative: where writers of keys go wrong. */
const edges: [what: string, kind: Kind, make: () => string][] = [
    [
        "a seed that starts with zeros",
        "ED25519",
        () => ed25519FromSeed(Buffer.concat([Buffer.alloc(2), randomBytes(30)])),
    ],
    [
        "a seed that ends with zeros",
        "ED25519",
        () => ed25519FromSeed(Buffer.concat([randomBytes(30), Buffer.alloc(2)])),
    ],
    ["a seed of zeros", "ED25519", () => ed25519FromSeed(Buffer.alloc(32))],
    ...(["P256", "P384", "P521"] as const).flatMap((curve): [string, Kind, () => string][] => [
        ["a number that starts with a zero", curve, () => pkcs8(ecdsaStartingWith(curve, [0, 0x7f]))],
        ["a number with a high bit after zeros", curve, () => pkcs8(ecdsaStartingWith(curve, [0, 0, 0x80]))],
    ]),
    ["a number with its high bit set", "P256", () => pkcs8(ecdsaStartingWith("P256", [0x80]))],
];

describe("numbers at the edge", () => {
    test.each(edges)("%s (%s) survive every format", async (_what, kind, make) => {
        const key = parsePrivateKey(make());
        for (const format of privateKeyFormats[specs[kind].algorithm]) {
            const written = formatPrivateKey(key.text, format, "c");
            expect(parsePrivateKey(written).publicKey.blob).toBe(key.publicKey.blob);
            const { sshKeygen, openssl } = readers(kind, format);
            if (sshKeygen) expect(await derivePublicKey(written)).toContain(key.publicKey.blob);
            if (openssl) expect(await opensslCheck(written)).toBe("Key is valid");
            if (format === "PuTTY" && puttygenInstalled) {
                expect(await puttygenPublicKey(written)).toContain(key.publicKey.blob);
            }
        }
    });
});

// Debian: apt-get install putty-tools.
(puttygenInstalled ? describe : describe.skip)("a PuTTY file", () => {
    test.each(kinds)("of kind %s is loaded by puttygen, with its private half", async (kind) => {
        const { text, publicKey } = await keyOf(kind);
        const ppk = formatPrivateKey(text, "PuTTY", comment);
        expect(await puttygenPublicKey(ppk)).toBe(formatPublicKey(publicKey, comment));
        const back = await puttygenToOpenSsh(ppk);
        expect(await derivePublicKey(back)).toBe(formatPublicKey(publicKey, comment));
        expect(parsePrivateKey(back).publicKey).toEqual({ ...publicKey, comment });
    });
});
