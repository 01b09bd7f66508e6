import { unknown } from "../../../provider/core/unknown";
import { check } from "../../../provider/keypair/arguments/check";
import { diff } from "../../../provider/keypair/operations/diff";
import { foresee } from "../../../provider/keypair/operations/foresee";
import { rewrite } from "../../../provider/keypair/state/own-copy";
import { givenKey } from "../../../provider/keypair/key/source";
import type { KeypairInputs } from "../../../provider/keypair/types";
import { lockedBySshKeygen } from "../../support/locked-keys";
import { derivePublicKey, makeKey } from "../../support/ssh-keygen";
import { checked, failuresOf, naming, stateAfter, view } from "./view";

const passphrase = "correct horse";
let privateKey = "";
let publicKey = "";
let withoutComment = "";
let locked = "";
let lockedAgain = "";

beforeAll(async () => {
    const made = await makeKey("-t", "ed25519", "-C", "me@laptop");
    privateKey = made.privateKey;
    publicKey = made.publicKey.trim();
    withoutComment = publicKey.replace(" me@laptop", "");
    locked = await lockedBySshKeygen(privateKey, passphrase, "aes256-ctr", 2);
    lockedAgain = await lockedBySshKeygen(privateKey, "battery staple", "aes256-gcm@openssh.com", 2);
});

const inputsOf = (args: Readonly<Record<string, unknown>>, olds?: Readonly<Record<string, unknown>>) =>
    checked({ name: "web", ...args }, olds) as unknown as KeypairInputs;
const changesFrom = async (before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>) =>
    diff(view, await stateAfter({ name: "web", ...before }), inputsOf(after) as unknown as Record<string, unknown>);

test("a locked key stays locked, and its public half is known", async () => {
    const inputs = inputsOf({ privateKey: `  ${locked.replaceAll("\n", "\n  ")}`, passphrase });
    expect(inputs).toMatchObject({
        privateKey: locked,
        passphrase,
        lockedKey: { publicKey: withoutComment, comment: "me@laptop" },
    });
    const state = await stateAfter({ name: "web", privateKey: locked, passphrase });
    expect(state).toMatchObject({ publicKey, privateKey: locked, algorithm: "ED25519", bits: 256 });
    expect(JSON.stringify(state)).not.toContain(passphrase);
    expect(foresee(view, undefined, inputs as unknown as Record<string, unknown>)).toMatchObject({
        publicKey,
        privateKey: locked,
        fingerprint: state.fingerprint,
    });
});

test.each<[string, () => Record<string, unknown>, string]>([
    ["no passphrase", () => ({ privateKey: locked }), "privateKey has a passphrase: set passphrase"],
    ["another one", () => ({ privateKey: locked, passphrase: "wrong" }), "privateKey has a different passphrase"],
    ["an empty one", () => ({ privateKey: locked, passphrase: "" }), "passphrase is empty"],
    ["one with a line break", () => ({ privateKey: locked, passphrase: `${passphrase}\n` }), "passphrase ends with"],
    ["a number", () => ({ privateKey: locked, passphrase: 12345 }), "passphrase has to be a string"],
    ["one that the key does not have", () => ({ privateKey, passphrase }), "privateKey has no passphrase"],
    ["one of no key", () => ({ passphrase }), "passphrase needs privateKey: a generated key has none."],
    ["one of a public key", () => ({ publicKey, passphrase }), "publicKey and passphrase cannot be combined"],
    ["one of TWCC's key", () => ({ generatedBy: "twcc", passphrase }), "passphrase needs privateKey"],
    [
        "a format that the key cannot have",
        () => ({ privateKey: locked, passphrase, privateKeyFormat: "SEC1" }),
        "privateKeyFormat does not match",
    ],
])("%s is refused in a sentence, and nothing is repeated", (_what, args, words) => {
    const failures = failuresOf(args());
    expect(failures).toHaveLength(1);
    expect(failures[0]).toContain(words);
    expect(failures[0]).toMatch(/[.?!]$/);
    expect(failures[0]).not.toMatch(/correct horse|wrong|12345/);
    expect(failures[0]).not.toContain(locked.slice(60, 90));
});

test("while the passphrase is unknown, so is the key, and a broken one is refused at once", () => {
    for (const text of [locked, privateKey]) {
        expect(inputsOf({ privateKey: text, passphrase: unknown })).toMatchObject({
            privateKey: unknown,
            passphrase: unknown,
        });
    }
    expect(inputsOf({ privateKey: unknown, passphrase })).toMatchObject({ privateKey: unknown, passphrase });
    expect(failuresOf({ privateKey: "nothing", passphrase: unknown })).toHaveLength(1);
});

test("an unknown passphrase of no key leaves the key to be generated", () => {
    expect(inputsOf({ passphrase: unknown })).toEqual({ name: "web", passphrase: unknown });
});

test.each(["C:\\keys\\n", "ssh-rsa AAAA", "-----BEGIN RSA PRIVATE KEY-----"])(
    "the comment %j in the file does no harm",
    async (comment) => {
        const made = await makeKey("-t", "ed25519", "-C", comment, "-N", passphrase, "-a", "2");
        const inputs = inputsOf({ privateKey: made.privateKey, passphrase });
        expect(givenKey(inputs)).toMatchObject({ comment, blob: made.publicKey.split(" ")[1] });
    },
);

test("with ignoreChanges the old inputs come back, and pass; a program cannot set what check adds", () => {
    const inputs = inputsOf({ privateKey: locked, passphrase });
    const { lockedKey } = inputs;
    expect(inputsOf({ ...inputs }, inputs as never)).toEqual(inputs);
    const own = check(view, undefined, { privateKey: locked, passphrase, lockedKey }, naming);
    expect(own.failures).toEqual([expect.stringContaining("lockedKey is not an argument of twcc.Keypair")]);
});

test("another passphrase of the same key changes our copy only", async () => {
    const after = { privateKey: lockedAgain, passphrase: "battery staple" };
    expect((await changesFrom({ privateKey: locked, passphrase }, after)).changes).toEqual({ privateKey: "update" });
    expect((await changesFrom({ privateKey }, after)).changes).toEqual({ privateKey: "update" });
    expect((await changesFrom(after, { privateKey: locked, passphrase })).changes).toEqual({ privateKey: "update" });
    const other = await lockedBySshKeygen((await makeKey("-t", "ed25519")).privateKey, passphrase, "aes256-ctr", 2);
    const state = await stateAfter({ name: "web", ...after });
    const inputs = inputsOf(after);
    expect(diff(view, state, inputs as never).changes).toEqual({});
    expect(await rewrite(state, inputsOf({ privateKey: locked, passphrase }))).toEqual({
        ...state,
        privateKey: locked,
    });
    expect((await changesFrom(after, { privateKey: other, passphrase })).changes).toEqual({ privateKey: "update" });
});

test("privateKeyFormat writes the key without its passphrase, and then a new passphrase changes nothing", async () => {
    const args = { privateKey: locked, passphrase, privateKeyFormat: "OpenSSH" };
    const state = await stateAfter({ name: "web", ...args });
    expect(await derivePublicKey(state.privateKey!)).toBe(publicKey);
    const again = { ...args, privateKey: lockedAgain, passphrase: "battery staple" };
    expect((await changesFrom(args, again)).changes).toEqual({});
    const rewritten = await rewrite(state, inputsOf({ privateKey: locked, passphrase }));
    expect(rewritten?.privateKey).toBe(locked);
});

test("where only the public half is given from now on, another comment leaves the locked text alone", async () => {
    const state = await stateAfter({ name: "web", privateKey: locked, passphrase });
    const rewritten = await rewrite(state, inputsOf({ publicKey, comment: "other" }));
    expect(rewritten).toMatchObject({ privateKey: locked, publicKey: expect.stringMatching(/ other$/) as string });
});
