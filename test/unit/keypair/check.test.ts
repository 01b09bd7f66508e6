import { unknown } from "../../../provider/core/unknown";
import { check } from "../../../provider/keypair/arguments/check";
import { keypairArguments } from "../../../provider/keypair/properties";
import { formatPrivateKey } from "../../../provider/key-material";
import { makeKey } from "../../support/ssh-keygen";
import { keyOf, line } from "../key-material/keys";
import { checked, configurationWith, failuresOf, naming, view } from "./view";

const blobOf = (text: string) => text.split(" ")[1]!;
let ed25519 = "";
let privateKey = "";
let dsaBlob = "";
let locked = "";
let short = { privateKey: "", publicKey: "" };

beforeAll(async () => {
    const key = await makeKey("-t", "ed25519", "-C", "me@laptop");
    ed25519 = key.publicKey.trim();
    privateKey = key.privateKey;
    dsaBlob = line("ssh-dss", Buffer.alloc(128, 1)).split(" ")[1]!;
    locked = (await makeKey("-t", "ed25519", "-N", "passphrase")).privateKey;
    short = await makeKey("-t", "rsa", "-b", "1024");
});

describe("wrong publicKey", () => {
    test.each<[string, () => string, RegExp]>([
        ["a private key", () => privateKey, /private key/],
        ["PEM", () => "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----", /PEM/],
        ["two keys", () => `${ed25519}\n${ed25519}`, /more than one/],
        ["an embedded newline", () => `${ed25519}\nrest`, /line break/],
        ["options in front", () => `no-pty,command="ls" ${ed25519}`, /options/],
        ["broken base64", () => `ssh-ed25519 ${blobOf(ed25519).slice(0, -3)}!!!`, /publicKey/],
        ["a label that disagrees", () => `ssh-rsa ${blobOf(ed25519)}`, /publicKey/],
        ["RSA under 2048 bits", () => short.publicKey, /2048/],
        ["DSA", () => `ssh-dss ${dsaBlob}`, /DSA/],
        ["a certificate", () => `ssh-ed25519-cert-v01@openssh.com ${blobOf(ed25519)}`, /certificate/],
        ["FIDO", () => `sk-ssh-ed25519@openssh.com ${blobOf(ed25519)}`, /FIDO/],
        ["an empty one", () => "", /publicKey/],
    ])("%s", (_what, make, words) => {
        const value = make();
        const failures = failuresOf({ publicKey: value });
        expect(failures).toHaveLength(1);
        expect(failures[0]).toMatch(/^publicKey .*[.?!]$/s);
        expect(failures[0]).toMatch(words);
        expectNoEcho(failures[0]!, value);
    });
});

describe("wrong privateKey", () => {
    test.each<[string, () => string, RegExp]>([
        ["unreadable", () => "hunter2 is my secret", /privateKey/],
        ["locked by a passphrase", () => locked, /passphrase/],
        ["a public key", () => ed25519, /public key/],
        ["RSA under 2048 bits", () => short.privateKey, /2048/],
        ["cut in half", () => privateKey.slice(0, 150), /privateKey/],
        ["empty", () => "", /privateKey/],
    ])("%s", (_what, make, words) => {
        const value = make();
        const failures = failuresOf({ privateKey: value });
        expect(failures).toHaveLength(1);
        expect(failures[0]).toMatch(/^privateKey .*[.?!]$/s);
        expect(failures[0]).toMatch(words);
        expectNoEcho(failures[0]!, value);
    });
});

describe("other wrong values", () => {
    test.each<[string, string, unknown]>([
        ["name", "empty", ""],
        ["name", "too long", "s3cret".repeat(50)],
        ["name", "with a dot", "s3cret.name"],
        ["name", "with a blank at the end", "s3cret "],
        ["name", "not a string", 4711471],
        ["comment", "with a newline", "s3cret\ncomment"],
        ["comment", "with a control character of ISO 8859", "s3cret\u0085comment"],
        ["comment", "with a line separator", "s3cret\u2028comment"],
        ["comment", "with half a character", "s3cret\ud800"],
        ["comment", "a public key", "ssh-rsa AAAAs3cret"],
        ["comment", "a private key on one line", "-----BEGIN RSA PRIVATE KEY----- s3cret"],
        ["comment", "not a string", ["s3cret"]],
        ["algorithm", "unknown", "s3cret"],
        ["rsaBits", "too small", 1024],
        ["rsaBits", "too large", 16384],
        ["rsaBits", "a fraction", 3072.5],
        ["rsaBits", "a string", "4711471"],
        ["ecdsaCurve", "unknown", "s3cret"],
        ["generatedBy", "unknown", "s3cret"],
        ["keepers", "a list", ["s3cret"]],
        ["keepers", "with a number", { s3cret: 4711471 }],
        ["keepers", "a string", "s3cret"],
        ["privateKeyFormat", "unknown", "s3cret"],
        ["onConflict", "unknown", "s3cret"],
        ["protectInUse", "a string", "s3cret"],
        ["publicKey", "not a string", 4711471],
        ["privateKey", "not a string", { s3cret: true }],
    ])("%s: %s", (name, _what, value) => {
        const failures = failuresOf({ [name]: value });
        expect(failures).toHaveLength(1);
        expect(failures[0]).toMatch(new RegExp(`^${name} .*[.?!]$`, "s"));
        expect(failures[0]).not.toMatch(/s3cret|4711471|3072\.5|16384|\b1024\b/);
    });

    test.each([
        ["public_key", "did you mean publicKey?"],
        ["PublicKey", "did you mean publicKey?"],
        ["colour", "the arguments are name, publicKey"],
        ["toString", "the arguments are"],
        ["constructor", "the arguments are"],
    ])("an unknown argument: %s", (name, hint) => {
        const [failure] = failuresOf({ [name]: "s3cret" });
        expect(failure).toContain(`${name} is not an argument`);
        expect(failure).toContain(hint);
        expect(failure).not.toContain("s3cret");
    });

    test("a key pasted as the name of an argument is not repeated", () => {
        const [failure] = failuresOf({ [ed25519]: "x" });
        expect(failure).not.toContain(blobOf(ed25519));
    });

    test("all problems are told at once", () => {
        expect(failuresOf({ name: "", rsaBits: 1, algorithm: "x" })).toHaveLength(3);
    });
});

describe("arguments that do not go together", () => {
    test.each<[string, () => Record<string, unknown>, RegExp]>([
        ["publicKey and privateKey", () => ({ publicKey: ed25519, privateKey }), /privateKey cannot be combined/],
        ["publicKey and algorithm", () => ({ publicKey: ed25519, algorithm: "RSA" }), /publicKey and algorithm/],
        ["publicKey and keepers", () => ({ publicKey: ed25519, keepers: { a: "1" } }), /publicKey and keepers/],
        ["publicKey and generatedBy", () => ({ publicKey: ed25519, generatedBy: "twcc" }), /publicKey and generatedBy/],
        ["privateKey and generatedBy", () => ({ privateKey, generatedBy: "twcc" }), /privateKey and generatedBy/],
        ["privateKey and keepers", () => ({ privateKey, keepers: { a: "1" } }), /privateKey and keepers/],
        [
            "publicKey and privateKeyFormat",
            () => ({ publicKey: ed25519, privateKeyFormat: "PKCS8" }),
            /privateKeyFormat/,
        ],
        ["rsaBits without RSA", () => ({ rsaBits: 2048 }), /^rsaBits needs algorithm/],
        ["ecdsaCurve without ECDSA", () => ({ ecdsaCurve: "P384", algorithm: "RSA" }), /^ecdsaCurve needs algorithm/],
        ["TWCC-made and algorithm", () => ({ generatedBy: "twcc", algorithm: "RSA" }), /^algorithm has no effect/],
        ["TWCC-made and rsaBits", () => ({ generatedBy: "twcc", rsaBits: 2048 }), /^rsaBits has no effect/],
        ["TWCC-made and comment", () => ({ generatedBy: "twcc", comment: "c" }), /^comment has no effect/],
        ["ED25519 in PKCS#1", () => ({ privateKeyFormat: "PKCS1" }), /^privateKeyFormat does not match/],
        ["RSA in SEC1", () => ({ algorithm: "RSA", privateKeyFormat: "SEC1" }), /^privateKeyFormat does not match/],
        ["own ED25519 in SEC1", () => ({ privateKey, privateKeyFormat: "SEC1" }), /^privateKeyFormat does not match/],
        ["TWCC-made in SEC1", () => ({ generatedBy: "twcc", privateKeyFormat: "SEC1" }), /^privateKeyFormat does not/],
    ])("%s", (_what, make, words) => {
        const failures = failuresOf(make());
        expect(failures.some((failure) => words.test(failure))).toBe(true);
        for (const failure of failures) {
            expectNoEcho(failure, ed25519);
            expectNoEcho(failure, privateKey);
        }
    });
});

describe("normal forms", () => {
    test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
        ["ED25519", { algorithm: "ED25519" }, {}],
        ["made here", { generatedBy: "client" }, {}],
        ["fail", { onConflict: "fail" }, {}],
        ["OpenSSH", { privateKeyFormat: "OpenSSH" }, {}],
        ["no keepers", { keepers: {} }, {}],
        ["4096 bits", { algorithm: "RSA", rsaBits: 4096 }, { algorithm: "RSA" }],
        ["P256", { algorithm: "ECDSA", ecdsaCurve: "P256" }, { algorithm: "ECDSA" }],
        ["PKCS1 of TWCC", { generatedBy: "twcc", privateKeyFormat: "PKCS1" }, { generatedBy: "twcc" }],
        ["null", { comment: null }, {}],
        ["undefined", { keepers: undefined }, {}],
    ])("a default is as good as absent: %s", (_what, given, absent) => {
        expect(checked(given)).toEqual(checked(absent));
    });

    test("a map of keepers without an entry says nothing, beside a given key, too", () => {
        expect(checked({ publicKey: ed25519, keepers: {} })).toEqual(checked({ publicKey: ed25519 }));
    });

    test.each(["\n", "\r\n", "  ", "\n\n"])("blanks around a key do not matter: %j", (blanks) => {
        expect(checked({ publicKey: `${blanks}${ed25519}${blanks}` })).toEqual(checked({ publicKey: ed25519 }));
        expect(checked({ privateKey: `${blanks}${privateKey}${blanks}` })).toEqual(checked({ privateKey }));
        expect(checked({ privateKey: privateKey.replaceAll("\n", "\r\n") })).toEqual(checked({ privateKey }));
    });

    test("a private key is written as OpenSSH reads it, unless privateKeyFormat asks for another format", async () => {
        const pem = formatPrivateKey((await keyOf("ED25519")).text, "PKCS8", "");
        const ppk = formatPrivateKey((await keyOf("ED25519")).text, "PuTTY", "c");
        for (const given of [pem, ppk]) {
            expect(checked({ privateKey: given }).privateKey).toMatch(/^-----BEGIN OPENSSH PRIVATE KEY-----\n/);
            expect(checked({ privateKey: given })).toEqual(checked({ privateKey: given }));
            expect(checked({ privateKey: given, privateKeyFormat: "PKCS8" }).privateKey).toBe(given);
        }
        const rsa = formatPrivateKey((await keyOf("RSA")).text, "PKCS1", "");
        expect(checked({ privateKey: `"${rsa.trim()}"` }).privateKey).toBe(rsa);
    });

    test("check of its own inputs changes nothing", async () => {
        const rsa = (await keyOf("RSA")).text;
        for (const args of [
            {},
            { publicKey: ed25519 },
            { privateKey: rsa },
            { algorithm: "ECDSA", ecdsaCurve: "P521" },
        ]) {
            const inputs = checked(args);
            const { autoNamed: _drawn, ...again } = inputs;
            expect({ ...checked(again, inputs), autoNamed: true }).toEqual(inputs);
        }
    });
});

describe("unknown values", () => {
    test.each(Object.keys(keypairArguments))("pass through: %s", (name) => {
        expect(checked({ [name]: unknown })[name]).toBe(unknown);
    });

    test("inside keepers, too", () => {
        expect(checked({ keepers: { a: unknown } }).keepers).toEqual({ a: unknown });
    });

    test("do not hide what is known to be wrong", () => {
        expect(failuresOf({ publicKey: unknown, name: "" })).toHaveLength(1);
    });

    test("decide nothing about what goes together", () => {
        checked({ algorithm: unknown, rsaBits: 2048 });
        checked({ generatedBy: unknown, comment: "c" });
        checked({ privateKey: unknown, privateKeyFormat: "SEC1" });
        expect(checked({ algorithm: unknown, rsaBits: 4096 }).rsaBits).toBe(4096);
    });
});

describe("names", () => {
    test("are generated where none is given, and kept", () => {
        const first = checked({});
        expect(first).toMatchObject({ name: "web-0123abc", autoNamed: true });
        expect(checked({}, { name: "web-fffffff", autoNamed: true })).toMatchObject({ name: "web-fffffff" });
    });

    test("a given one is not kept when it is no longer given", () => {
        expect(checked({}, { name: "mine" })).toMatchObject({ name: "web-0123abc", autoNamed: true });
        expect(checked({ name: "mine" }, { name: "web-fffffff", autoNamed: true })).toEqual({ name: "mine" });
    });
});

describe("a name that exists, though we would not create it", () => {
    const legal = { name: "from.elsewhere" };

    test("is taken where it may be adopted, and where it is there already", () => {
        expect(checked({ ...legal, onConflict: "adopt" })).toEqual({ ...legal, onConflict: "adopt" });
        expect(checked({ ...legal, onConflict: unknown })).toMatchObject(legal);
        expect(checked(legal, legal)).toEqual(legal);
        expect(checked({ ...legal, onConflict: "replace" }, legal)).toMatchObject(legal);
    });

    test("is refused where it would have to be created", () => {
        for (const more of [{}, { onConflict: "fail" }, { onConflict: "replace" }]) {
            expect(failuresOf({ ...legal, ...more })).toEqual([
                expect.stringMatching(/^name has a character that TWCC does not accept at position 5: /),
            ]);
        }
        expect(check(view, { name: "other" }, legal, naming).failures).toHaveLength(1);
    });

    test.each(["", ".", "..", "a/b", "a\nb", "x".repeat(256)])("is refused where it leads elsewhere: %j", (name) => {
        expect(failuresOf({ name, onConflict: "adopt" })).toEqual([expect.stringMatching(/^name /)]);
    });
});

test("without an API key check works", () => {
    const keyless = { configuration: configurationWith({ "twcc:apiKey": "" }) };
    expect(check(keyless, undefined, {}, naming)).toMatchObject({ failures: [], warnings: [] });
});

/** No piece of the value that could be recognised, twelve characters long or more. */
function expectNoEcho(message: string, value: string): void {
    for (const piece of value.split(/[\s"]+/).filter((word) => word.length >= 12 && !/^-|ssh|openssh/.test(word))) {
        expect(message).not.toContain(piece.slice(0, 12));
    }
}
