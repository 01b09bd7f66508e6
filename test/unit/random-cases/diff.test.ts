import fc from "fast-check";
import { diff } from "../../../provider/keypair/operations/diff";
import { check } from "../../../provider/keypair/arguments/check";
import { parsePublicKey } from "../../../provider/key-material";
import { checked, naming, view } from "../keypair/view";
import { comment, generating, givenBy, giving, keepers, optional, text, type Args, type GivenKey } from "./arguments";
import type { Sample } from "./private-texts";
import { blanks, lineEnds } from "./public-texts";
import { options } from "./runs";
import { signOf } from "./characters";
import { makeStates, type States } from "./states";

let samples: readonly Sample[] = [];
let created: States["created"];

beforeAll(async () => {
    ({ samples, created } = await makeStates());
});

const changes = (before: Args, after: Args) => diff(view, created(before), checked({ name: "k", ...after })).changes;

const given = (key: GivenKey): Args => givenBy(samples, key);

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
