import fc from "fast-check";
import { generateKey } from "../../../provider/key-material";
import { diff } from "../../../provider/keypair/diff";
import { stateOf } from "../../../provider/keypair/state";
import type { KeypairInputs, KeypairState } from "../../../provider/keypair/types";
import { check } from "../../../provider/keypair/check";
import { materialOf, type Material } from "../../../provider/keypair/material";
import { parsePublicKey } from "../../../provider/key-material";
import { checked, naming, view } from "../keypair/view";
import { makeSamples, type Sample } from "./private-texts";
import { blanks, lineEnds } from "./public-texts";
import { options } from "./runs";
import { signOf } from "./signs";

type Args = Readonly<Record<string, unknown>>;

let samples: Sample[] = [];
let generated: Material;
let byTwcc: Material;

beforeAll(async () => {
    samples = await makeSamples();
    generated = materialOf((await generateKey({ algorithm: "ED25519" })).text);
    byTwcc = materialOf((await generateKey({ algorithm: "RSA", bits: 2048 })).text);
});

/** The state that a create with these arguments makes; of a generated key only who made it matters here. */
function created(args: Args): KeypairState {
    const inputs = checked(args) as unknown as KeypairInputs;
    const place = { platform: view.configuration.platform, owner: "1001", createTime: "2026-11-24T00:00:00Z" };
    return stateOf(inputs, materialFor(inputs), place);
}

function materialFor({ publicKey, privateKey, generatedBy, algorithm }: KeypairInputs): Material {
    if (privateKey !== undefined) return materialOf(privateKey);
    if (publicKey !== undefined) return { publicKey: parsePublicKey(publicKey) };
    if (generatedBy === "twcc") return byTwcc;
    const made = samples.find(({ kind }) => (specKind[kind] ?? kind) === (algorithm ?? "ED25519"));
    return made === undefined ? generated : materialOf(made.text);
}

const specKind: Readonly<Record<string, string>> = { P256: "ECDSA", P384: "ECDSA", P521: "ECDSA" };

const changes = (before: Args, after: Args) => diff(view, created(before), checked({ name: "k", ...after })).changes;

const text = fc.string({ unit: "grapheme", maxLength: 20 });
const keepers = fc.dictionary(fc.string({ maxLength: 8 }), text, { maxKeys: 5, noNullPrototype: true });
const comment = fc
    .string({ unit: "grapheme", maxLength: 30 })
    .map((one) => one.replaceAll(/[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu, ""));
const optional = { comment, onConflict: fc.constantFrom("fail", "adopt", "replace") };

/** Arguments of generated keys that are right. */
const generating: fc.Arbitrary<Args> = fc.oneof(
    fc.record(
        {
            ...optional,
            keepers,
            algorithm: fc.constant("ED25519"),
            privateKeyFormat: fc.constantFrom("OpenSSH", "PKCS8", "PuTTY"),
        },
        { requiredKeys: [] },
    ),
    fc.record(
        {
            ...optional,
            keepers,
            algorithm: fc.constant("ECDSA"),
            ecdsaCurve: fc.constantFrom("P256", "P384", "P521"),
            privateKeyFormat: fc.constantFrom("OpenSSH", "SEC1", "PKCS8", "PuTTY"),
        },
        { requiredKeys: ["algorithm"] },
    ),
    fc.record(
        {
            ...optional,
            keepers,
            algorithm: fc.constant("RSA"),
            rsaBits: fc.constantFrom(2048, 4096, 8192),
            privateKeyFormat: fc.constantFrom("OpenSSH", "PKCS1", "PKCS8", "PuTTY"),
        },
        { requiredKeys: ["algorithm"] },
    ),
    fc.record(
        {
            keepers,
            onConflict: optional.onConflict,
            generatedBy: fc.constant("twcc"),
            privateKeyFormat: fc.constantFrom("OpenSSH", "PKCS1", "PKCS8", "PuTTY"),
        },
        { requiredKeys: ["generatedBy"] },
    ),
);

/** … and of given keys. The key is the sample of that number. */
const giving = fc.record({ sample: fc.nat(), as: fc.constantFrom("publicKey", "privateKey") });
const given = ({ sample, as }: { sample: number; as: string }): Args => {
    const { text: privateKey, publicKey } = samples[sample % samples.length]!;
    return as === "privateKey" ? { privateKey } : { publicKey: `${publicKey.type} ${publicKey.blob}` };
};

test("the same arguments never differ from what they made", () => {
    fc.assert(
        fc.property(generating, giving, fc.record(optional, { requiredKeys: [] }), (args, key, more) => {
            expect(changes({ name: "k", ...args }, args)).toEqual({});
            const ofKey = { ...more, ...given(key) };
            expect(changes({ name: "k", ...ofKey }, ofKey)).toEqual({});
        }),
        options(0.1),
    );
});

test("keepers in another order do not matter, and other ones do", () => {
    fc.assert(
        fc.property(keepers, keepers, (one, other) => {
            const turned = Object.fromEntries(Object.entries(one).reverse());
            expect(changes({ name: "k", keepers: one }, { keepers: turned })).toEqual({});
            const same = JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
            expect(changes({ name: "k", keepers: one }, { keepers: other })).toEqual(same ? {} : { keepers: "update" });
        }),
        options(0.15),
    );
});

test("blanks, line ends and the comment of a public key do not matter", () => {
    fc.assert(
        fc.property(fc.nat(), fc.tuple(lineEnds, blanks, blanks, comment, lineEnds), (sample, parts) => {
            const { publicKey } = samples[sample % samples.length]!;
            const [before, between, separator, words, after] = parts;
            const plain = `${publicKey.type} ${publicKey.blob}`;
            const tail = words.replaceAll(/-----|AAAA/g, "");
            const loose = `${before}${publicKey.type}${between}${publicKey.blob}${separator}${tail}${after}`;
            expect(changes({ name: "k", publicKey: plain }, { publicKey: loose })).toEqual({});
            expect(changes({ name: "k", publicKey: loose }, { publicKey: plain })).toEqual({});
        }),
        options(0.15),
    );
});

test("line ends of a private key do not matter", () => {
    fc.assert(
        fc.property(fc.nat(), lineEnds, fc.constantFrom("\n", "\r\n"), lineEnds, (sample, before, between, after) => {
            const { text: privateKey } = samples[sample % samples.length]!;
            const loose = `${before}${privateKey.trim().replaceAll("\n", between)}${after}`;
            expect(changes({ name: "k", privateKey }, { privateKey: loose })).toEqual({});
            expect(changes({ name: "k", privateKey: loose }, { privateKey })).toEqual({});
        }),
        options(0.02),
    );
});

test("an argument set to its default is as good as absent", () => {
    const defaultsFor = (args: Args): Args => ({
        onConflict: "fail",
        generatedBy: "client",
        keepers: {},
        ...(args.generatedBy === undefined && { algorithm: "ED25519" }),
        privateKeyFormat: args.generatedBy === "twcc" ? "PKCS1" : "OpenSSH",
        ...(args.algorithm === "RSA" && { rsaBits: 4096 }),
        ...(args.algorithm === "ECDSA" && { ecdsaCurve: "P256" }),
    });
    fc.assert(
        fc.property(generating, fc.array(fc.nat(6)), (args, which) => {
            const defaults = Object.entries(defaultsFor(args)).filter((_entry, index) => which.includes(index));
            const full = { ...Object.fromEntries(defaults), ...args };
            expect(checked({ name: "k", ...full })).toEqual(checked({ name: "k", ...args }));
            expect(changes({ name: "k", ...args }, full)).toEqual({});
            expect(changes({ name: "k", ...full }, args)).toEqual({});
        }),
        options(0.1),
    );
});

test("check never throws and never repeats a secret, whatever it is given", () => {
    const argument = fc.constantFrom(
        ...["name", "publicKey", "privateKey", "algorithm", "rsaBits", "ecdsaCurve", "generatedBy", "keepers"],
        ...["comment", "privateKeyFormat", "onConflict", "__proto__", "toString"],
    );
    const secret = "s3cr3t-value";
    const value = fc.oneof(fc.anything(), fc.constantFrom(secret, [secret], { a: secret }, `ssh-rsa ${secret}`));
    fc.assert(
        fc.property(fc.array(fc.tuple(argument, value), { maxLength: 4 }), (entries) => {
            const { failures } = check(view, undefined, Object.fromEntries(entries), naming);
            expect(failures.join("\n")).not.toContain(secret);
        }),
        options(),
    );
});

test("a comment that check takes can be written, and read again with the key", () => {
    const unfit = fc.string({
        unit: signOf("a\u0000\n\u0085\u009f\u2028\u2029\ud800\ufeff"),
        maxLength: 4,
    });
    const keys = fc.constantFrom("ssh-rsa AAAAB3", "of ssh-rsa AAAAB3", "-----BEGIN RSA PRIVATE KEY-----");
    const words = fc.oneof(text, fc.string({ unit: "binary", maxLength: 20 }), comment, unfit, keys);
    fc.assert(
        fc.property(words, (words) => {
            const { failures } = check(view, undefined, { name: "k", comment: words }, naming);
            if (failures.length > 0) return;
            const state = created({ name: "k", comment: words });
            expect(parsePublicKey(state.publicKey ?? "").fingerprint).toBe(state.fingerprint);
        }),
        options(0.15),
    );
});
