import { homedir } from "node:os";
import { resolve } from "node:path";
import { unknown } from "../../../provider/core/unknown";
import { check } from "../../../provider/private-key-file/arguments/check";
import { makeKey } from "../../support/ssh-keygen";
import { configurationWith } from "../keypair/view";

let privateKey = "";
let publicKey = "";
let locked = "";

beforeAll(async () => {
    ({ privateKey, publicKey } = await makeKey("-t", "ed25519"));
    locked = (await makeKey("-t", "ed25519", "-N", "passphrase")).privateKey;
});

const checkOf = (args: Readonly<Record<string, unknown>>) =>
    check({ configuration: configurationWith({ "twcc:apiKey": "", "twcc:timeout": "wrong" }) }, undefined, args);

test("right arguments pass in one form, with no word about the API key", () => {
    const { inputs, failures, warnings } = checkOf({
        privateKey: `\r\n${privateKey.replaceAll("\n", "\r\n")}\n`,
        path: "~/web.pem",
        overwrite: false,
        publicKeyFile: false,
    });
    expect({ failures, warnings }).toEqual({ failures: [], warnings: [] });
    expect(inputs).toEqual({ privateKey, path: "~/web.pem" });
    const indented = checkOf({ privateKey: privateKey.replaceAll("\n", "\n  "), path: "~/web.pem" }).inputs;
    expect(indented).toEqual({ privateKey, path: "~/web.pem", spelledSha256: expect.any(String) });
    const more = { overwrite: true, publicKeyFile: true };
    expect(checkOf({ ...inputs, ...more }).inputs).toEqual({ ...inputs, ...more });
});

test.each<[string, () => Record<string, unknown>, RegExp]>([
    ["no key, as of an imported public key", () => ({ privateKey: undefined }), /^privateKey is missing: .*imported/],
    ["no path", () => ({ path: undefined }), /^path is missing/],
    ["a public key", () => ({ privateKey: publicKey }), /^privateKey .*public key/],
    ["a locked key", () => ({ privateKey: locked }), /^privateKey .*passphrase/],
    ["half a key", () => ({ privateKey: privateKey.slice(0, 150) }), /^privateKey /],
    ["an empty path", () => ({ path: " " }), /^path is empty/],
    ["a folder", () => ({ path: "s3cret/" }), /^path names a folder/],
    ["this folder", () => ({ path: "." }), /^path names a folder/],
    ["the folder above", () => ({ path: "s3cret/.." }), /^path names a folder/],
    ["a folder with Windows' slash", () => ({ path: "s3cret\\" }), /^path names a folder/],
    ["home itself", () => ({ path: "~" }), /^path starts with ~/],
    ["another user's home", () => ({ path: "~s3cret/web.pem" }), /^path starts with ~/],
    ["a line end", () => ({ path: "s3cret.pem\n" }), /^path contains a line break/],
    ["a path that is none", () => ({ path: 4711471 }), /^path has to be a string/],
    ["a public key's path", () => ({ path: "s3cret.pub" }), /^path ends in \.pub/],
    ["a publicKeyFile that is none", () => ({ publicKeyFile: "s3cret" }), /^publicKeyFile has to be true or false/],
    ["an overwrite that is none", () => ({ overwrite: "s3cret" }), /^overwrite has to be true or false/],
    ["a wrong argument", () => ({ filename: "s3cret" }), /^filename is not an argument of twcc.PrivateKeyFile/],
])("wrong: %s", (_what, wrong, words) => {
    const { failures } = checkOf({ privateKey, path: "web.pem", ...wrong() });
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatch(words);
    expect(failures[0]).toMatch(/[.?!]$/);
    expect(failures[0]).not.toMatch(/s3cret|4711471/);
    expect(failures[0]).not.toContain(privateKey.slice(60, 80));
});

test("unknown values pass, and do not hide what is known to be wrong", () => {
    const args = { privateKey: unknown, path: unknown, overwrite: unknown };
    expect(checkOf(args)).toEqual({ inputs: args, failures: [], warnings: [] });
    expect(checkOf({ ...args, path: "" }).failures).toHaveLength(1);
});

test.each([
    ["keys/web.pem", () => resolve("keys/web.pem")],
    ["./keys//web.pem", () => resolve("keys/web.pem")],
    ["/tmp/x/../web.pem", () => "/tmp/web.pem"],
    ["~/web.pem", () => resolve(homedir(), "web.pem")],
])("two resources for one file are told apart from two files: %s", (path, absolute) => {
    expect(checkOf({ privateKey, path }).claim).toBe(`files/${absolute()}`);
});
