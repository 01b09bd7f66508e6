import { unknown } from "../../../provider/core/unknown";
import { formatPrivateKey } from "../../../provider/key-material";
import { check } from "../../../provider/private-key-file/arguments/check";
import { diff } from "../../../provider/private-key-file/operations/diff";
import { foresee } from "../../../provider/private-key-file/operations/foresee";
import type { PrivateKeyFileInputs } from "../../../provider/private-key-file/types";
import { sha256, wantedFiles } from "../../../provider/private-key-file/wanted-files";
import { lockedBySshKeygen, unlockedBySshKeygen } from "../../support/locked-keys";
import { makeKey } from "../../support/ssh-keygen";
import { view } from "../keypair/view";

const passphrase = "correct horse";
let privateKey = "";
let publicKey = "";
let locked = "";

beforeAll(async () => {
    const made = await makeKey("-t", "ed25519", "-C", "me@laptop");
    privateKey = made.privateKey;
    publicKey = made.publicKey.trim();
    locked = await lockedBySshKeygen(privateKey, passphrase, "aes256-ctr", 2);
});

const checkOf = (args: Readonly<Record<string, unknown>>, olds?: Readonly<Record<string, unknown>>) =>
    check(view, olds, { path: "web.pem", ...args });
const inputsOf = (...args: Parameters<typeof checkOf>) => {
    const { inputs, failures } = checkOf(...args);
    expect(failures).toEqual([]);
    return inputs as unknown as PrivateKeyFileInputs;
};

test("the file is locked, and the public half beside it is known", async () => {
    const inputs = inputsOf({ privateKey, passphrase, publicKeyFile: true });
    expect(await unlockedBySshKeygen(inputs.privateKey, passphrase)).toBe(publicKey);
    const [file, publicFile] = wantedFiles(inputs);
    expect(file!.content).toBe(inputs.privateKey);
    expect(publicFile!.content).toBe(`${publicKey}\n`);
    expect(foresee(view, undefined, inputs as never)).toMatchObject({
        fingerprintSha256: expect.stringMatching(/^SHA/) as string,
    });
});

test("a second check, also of what the option ignoreChanges brings back, changes nothing", () => {
    const inputs = inputsOf({ privateKey, passphrase });
    expect(inputsOf({ privateKey, passphrase }, inputs as never)).toEqual(inputs);
    expect(inputsOf({ privateKey, passphrase })).toEqual(inputs);
    const back = inputsOf({ ...inputs }, inputs as never);
    expect(back).toMatchObject({ privateKey: inputs.privateKey, lockedKey: { comment: "me@laptop" } });
});

test("a file that was open is a change, though an older release spelled its key like this one", () => {
    const spelled = `\n${privateKey}\n\n`;
    const state = { path: "web.pem", contentSha256: sha256(privateKey) };
    expect(diff(view, state, inputsOf({ privateKey: spelled }) as never).changes).toEqual({});
    const news = inputsOf({ privateKey: spelled, passphrase });
    expect(diff(view, state, news as never).changes).toEqual({ privateKey: "update" });
    const now = { ...state, contentSha256: sha256(news.privateKey) };
    expect(diff(view, now, news as never).changes).toEqual({});
    const other = inputsOf({ privateKey: spelled, passphrase: "another one" });
    expect(diff(view, now, other as never).changes).toEqual({ privateKey: "update" });
});

test("a warning says that the file will not be locked any more, and nothing else warns", () => {
    const inputs = inputsOf({ privateKey, passphrase }) as never;
    expect(checkOf({ privateKey }, inputs).warnings).toEqual([
        expect.stringMatching(/^The private key file "web.pem" .* will not be locked any more.* without one/),
    ]);
    for (const [args, olds] of [
        [{ privateKey, passphrase }, inputs],
        [{ privateKey, passphrase: "another one" }, inputs],
        [{ privateKey, passphrase: unknown }, inputs],
        [{ privateKey }, inputsOf({ privateKey })],
        [{ privateKey }, undefined],
        [{ privateKey: locked }, inputs],
    ] as const) {
        expect(checkOf(args, olds as never).warnings).toEqual([]);
    }
});

test.each<[string, () => Record<string, unknown>, string]>([
    ["no passphrase of a locked key", () => ({ privateKey: locked }), "privateKey has a passphrase: set passphrase"],
    ["another one", () => ({ privateKey: locked, passphrase: "wrong" }), "privateKey has a different passphrase"],
    ["an empty one", () => ({ privateKey, passphrase: "" }), "passphrase is empty"],
    ["one with a line break", () => ({ privateKey, passphrase: "wrong\r\n" }), "passphrase ends with a line break"],
    [
        "PuTTY's format",
        () => ({ privateKey: formatPrivateKey(privateKey, "PuTTY", ""), passphrase }),
        "is in PuTTY's format",
    ],
    ["half a key", () => ({ privateKey: privateKey.slice(0, 150), passphrase: unknown }), "privateKey is not"],
])("%s is refused in a sentence", (_what, args, words) => {
    const { failures } = checkOf(args());
    expect(failures).toHaveLength(1);
    expect(failures[0]).toContain(words);
    expect(failures[0]).not.toMatch(/correct horse|wrong/);
});

test("while the passphrase is unknown, so is the file", () => {
    for (const text of [privateKey, locked]) {
        expect(inputsOf({ privateKey: text, passphrase: unknown })).toMatchObject({ privateKey: unknown });
    }
});
