import { join, resolve } from "node:path";
import { homedir } from "node:os";
import { unknown } from "../../../provider/core/unknown";
import { check } from "../../../provider/private-key-file/arguments/check";
import { sha256 } from "../../../provider/private-key-file/wanted-files";
import { diff } from "../../../provider/private-key-file/operations/diff";
import { stateOf } from "../../../provider/private-key-file/state";
import type { PrivateKeyFileState } from "../../../provider/private-key-file/types";
import { makeKey } from "../../support/ssh-keygen";
import { view } from "../keypair/view";

let privateKey = "";
let other = "";

beforeAll(async () => {
    ({ privateKey } = await makeKey("-t", "ed25519"));
    ({ privateKey: other } = await makeKey("-t", "ed25519"));
});

const stateAt = (path: string, more: Partial<PrivateKeyFileState> = {}): PrivateKeyFileState => ({
    ...stateOf({ log: { info: () => undefined, warn: () => undefined } }, { privateKey, path }, "0123abcd", []),
    keepsModes: true,
    ...more,
});
const changes = (state: PrivateKeyFileState, news: Readonly<Record<string, unknown>>) =>
    diff(view, state, { privateKey, path: state.path, ...news }).changes;

test("the state holds nothing of the private key", () => {
    const text = JSON.stringify(stateAt("web.pem"));
    const lines = privateKey.split("\n").filter((line) => line.length > 20);
    expect(lines.filter((line) => text.includes(line))).toEqual([]);
});

test("nothing changes: the same, another overwrite, fields of other releases", () => {
    expect(changes(stateAt("web.pem"), {})).toEqual({});
    expect(changes(stateAt("web.pem"), { overwrite: true })).toEqual({});
    const {
        contentSha256: _hash,
        keepsModes: _modes,
        writer: _writer,
        fingerprintSha256: _fingerprint,
        ...old
    } = stateAt("web.pem");
    expect(changes({ ...old, future: 1 } as PrivateKeyFileState, {})).toEqual({});
});

test("a text that an older release wrote with its lines as given is no change, and another one is", () => {
    const indented = `  ${privateKey.replaceAll("\n", "\n  ").trim()}\n`;
    const older = stateAt("web.pem", { contentSha256: sha256(`${indented.trim()}\n`) });
    const newsOf = (text: string) => check(view, undefined, { privateKey: text, path: "web.pem" }).inputs;
    expect(newsOf(indented)).toMatchObject({ privateKey });
    expect(changes(older, newsOf(indented))).toEqual({});
    // Once the text itself is another one, the file is written as it should be.
    expect(changes(older, newsOf(privateKey))).toEqual({ privateKey: "update" });
    expect(changes(older, newsOf(other))).toEqual({ privateKey: "update" });
    expect(changes(stateAt("web.pem"), newsOf(indented))).toEqual({});
});

test.each([
    ["another key", () => ({ privateKey: other })],
    ["a key that is not known yet", () => ({ privateKey: unknown })],
])("%s is written in place", (_what, news) => {
    expect(changes(stateAt("web.pem"), news())).toEqual({ privateKey: "update" });
});

test.each([true, unknown])("a public key beside it is an update: %p", (publicKeyFile) => {
    expect(changes(stateAt("web.pem"), { publicKeyFile })).toEqual({ publicKeyFile: "update" });
    const state = stateAt("web.pem", { publicFile: { contentSha256: "" } });
    expect(changes(state, { publicKeyFile })).toEqual(publicKeyFile === true ? {} : { publicKeyFile: "update" });
    expect(changes(state, {})).toEqual({ publicKeyFile: "update" });
});

test.each(["other.pem", unknown])("another path replaces: %p", (path) => {
    expect(changes(stateAt("web.pem"), { path })).toEqual({ path: "replace" });
});

test.each([
    ["web.pem", "./web.pem"],
    ["web.pem", resolve("web.pem")],
    ["~/web.pem", join(homedir(), "web.pem")],
])("the same path in other words does not: %s, %s", (before, after) => {
    expect(changes(stateAt(before), { path: after })).toEqual({ path: "update" });
});

test.each([
    ["missing", undefined, "is missing: the update writes it again"],
    ["mode", undefined, "is open to others, since its mode was changed: the update sets it to 0600 again"],
    ["changed", undefined, "the update will not overwrite it"],
    ["changed", true, "the update replaces it (overwrite: true)"],
] as const)("drift is a change, with the reason: %s, overwrite %s", (kind, overwrite, words) => {
    const state = stateAt("web.pem", { drift: { kind } });
    const { changes, reasons } = diff(view, state, { privateKey, path: "web.pem", overwrite });
    expect(changes).toEqual({ drift: "update" });
    expect(reasons.join()).toContain(words);
});
