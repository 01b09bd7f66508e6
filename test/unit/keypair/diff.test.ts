import { unknown } from "../../../provider/core/unknown";
import { diff } from "../../../provider/keypair/operations/diff";
import type { KeypairInputs, KeypairState } from "../../../provider/keypair/types";
import { formatPrivateKey } from "../../../provider/key-material";
import { rewrite } from "../../../provider/keypair/state/own-copy";
import { derivePublicKey, makeKey } from "../../support/ssh-keygen";
import { keyOf, type Kind } from "../key-material/keys";
import { checked, configurationWith, stateAfter, view } from "./view";

type Args = Readonly<Record<string, unknown>>;

let pub = "";
let priv = "";
let other = { publicKey: "", privateKey: "" };

beforeAll(async () => {
    ({ publicKey: pub, privateKey: priv } = await makeKey("-t", "ed25519", "-C", "me@laptop"));
    pub = pub.trim();
    other = await makeKey("-t", "ed25519");
});

async function changes(before: Args, after: Args) {
    return diff(view, await stateAfter({ name: "k", ...before }), checked({ name: "k", ...after })).changes;
}

describe("nothing changes", () => {
    test.each<[string, () => Args, () => Args]>([
        ["the same", () => ({}), () => ({})],
        ["default values", () => ({}), () => ({ algorithm: "ED25519", generatedBy: "client", onConflict: "fail" })],
        ["default bits", () => ({ algorithm: "RSA" }), () => ({ algorithm: "RSA", rsaBits: 4096 })],
        ["default format", () => ({}), () => ({ privateKeyFormat: "OpenSSH" })],
        ["onConflict", () => ({}), () => ({ onConflict: "replace" })],
        ["protectInUse off", () => ({}), () => ({ protectInUse: false })],
        ["keepers in another order", () => ({ keepers: { a: "1", b: "2" } }), () => ({ keepers: { b: "2", a: "1" } })],
        ["empty keepers", () => ({}), () => ({ keepers: {} })],
        ["another comment in publicKey", () => ({ publicKey: pub }), () => ({ publicKey: pub.replace("me@", "you@") })],
        ["no comment in publicKey", () => ({ publicKey: pub }), () => ({ publicKey: pub.replace(" me@laptop", "") })],
        ["blanks in publicKey", () => ({ publicKey: pub }), () => ({ publicKey: ` ${pub.replace(" ", "  ")}\r\n` })],
        ["CRLF in privateKey", () => ({ privateKey: priv }), () => ({ privateKey: priv.replaceAll("\n", "\r\n") })],
        ["own key, now by its public half", () => ({ privateKey: priv }), () => ({ publicKey: pub })],
        ["TWCC-made", () => ({ generatedBy: "twcc" }), () => ({ generatedBy: "twcc", privateKeyFormat: "PKCS1" })],
    ])("%s", async (_what, before, after) => {
        expect(await changes(before(), after())).toEqual({});
    });

    test("a generated key, now given as publicKey", async () => {
        const state = await stateAfter({ name: "k" });
        expect(diff(view, state, checked({ name: "k", publicKey: state.publicKey })).changes).toEqual({});
    });

    test.each(["source", "platform", "owner", "createTime", "keepers", "bits", "fingerprintSha256"] as const)(
        "an older state without %s",
        async (field) => {
            const { [field]: _missing, ...old } = await stateAfter({ name: "k" });
            expect(diff(view, old, checked({ name: "k" })).changes).toEqual({});
        },
    );

    test("fields that are not ours", async () => {
        const state = { ...(await stateAfter({ name: "k" })), __provider: "text", future: { a: 1 } };
        expect(diff(view, state, checked({ name: "k" })).changes).toEqual({});
    });
});

describe("a state of an older release, which kept the text as it was given,", () => {
    const indented = (text: string) => text.replaceAll("\n", "\n    ");
    const pem = async (kind: Kind) => formatPrivateKey((await keyOf(kind)).text, "PKCS8", "");
    const ppk = async (kind: Kind) => formatPrivateKey((await keyOf(kind)).text, "PuTTY", "c");

    test.each<[string, () => Promise<string>]>([
        ["every line indented", async () => indented((await keyOf("ED25519")).text)],
        ["quotes around", async () => `"${(await keyOf("RSA")).text}"`],
        ["folded to one line", async () => (await pem("P256")).replaceAll("\n", " ")],
        ["ED25519 in PKCS#8", () => pem("ED25519")],
        ["the same, indented", async () => indented(await pem("ED25519"))],
        ["PuTTY's format", () => ppk("P256")],
    ])("does not change by itself: %s", async (_how, make) => {
        const given = await make();
        const state = { ...(await stateAfter({ name: "k", privateKey: given })), privateKey: `${given.trim()}\n` };
        expect(diff(view, state, checked({ name: "k", privateKey: given })).changes).toEqual({});
        // The next change writes it as it should be.
        const news = checked({ name: "k", privateKey: given, comment: "new" });
        expect(diff(view, state, news).changes).toEqual({ comment: "update" });
        const written = await rewrite(state, news as unknown as KeypairInputs);
        expect(written?.privateKey).toBe(news.privateKey);
        expect(await derivePublicKey(written?.privateKey ?? "")).toContain(state.publicKey?.split(" ")[1]);
    });

    test("changes where the same key is given in another format, or with another comment inside", async () => {
        const { text } = await keyOf("P256");
        const state = await stateAfter({ name: "k", privateKey: await pem("P256") });
        expect(diff(view, state, checked({ name: "k", privateKey: text })).changes).toEqual({ privateKey: "update" });
        const unreadable = { ...state, privateKey: "what nobody can read" };
        expect(diff(view, unreadable, checked({ name: "k", privateKey: text })).changes).toEqual({
            privateKey: "update",
        });
    });
});

describe("another key in place", () => {
    test.each<[string, () => Args, () => Args]>([
        ["publicKey", () => ({ publicKey: pub }), () => ({ publicKey: other.publicKey })],
        ["publicKey", () => ({}), () => ({ publicKey: pub })],
        ["privateKey", () => ({ privateKey: priv }), () => ({ privateKey: other.privateKey })],
        ["algorithm", () => ({}), () => ({ algorithm: "ECDSA" })],
        ["algorithm", () => ({ algorithm: "RSA", rsaBits: 2048 }), () => ({})],
        ["rsaBits", () => ({ algorithm: "RSA", rsaBits: 2048 }), () => ({ algorithm: "RSA" })],
        ["ecdsaCurve", () => ({ algorithm: "ECDSA" }), () => ({ algorithm: "ECDSA", ecdsaCurve: "P521" })],
        ["generatedBy", () => ({}), () => ({ generatedBy: "twcc" })],
        ["generatedBy", () => ({ generatedBy: "twcc" }), () => ({})],
        ["keepers", () => ({ keepers: { a: "1" } }), () => ({ keepers: { a: "2" } })],
        ["keepers", () => ({ keepers: { a: "1" } }), () => ({ keepers: { a: "1", b: "1" } })],
        ["keepers", () => ({ keepers: { a: "1" } }), () => ({ keepers: { b: "1" } })],
        ["keepers", () => ({ keepers: { a: "1" } }), () => ({})],
        ["publicKey", () => ({ publicKey: pub }), () => ({})],
    ])("%s", async (name, before, after) => {
        expect(await changes(before(), after())).toEqual({ [name]: "update" });
    });
});

describe("our copy only", () => {
    test.each<[string, () => Args, () => Args]>([
        ["comment", () => ({}), () => ({ comment: "new" })],
        ["comment", () => ({ comment: "old" }), () => ({})],
        ["comment", () => ({ publicKey: pub }), () => ({ publicKey: pub, comment: "new" })],
        ["privateKeyFormat", () => ({}), () => ({ privateKeyFormat: "PKCS8" })],
        ["privateKeyFormat", () => ({ privateKeyFormat: "PuTTY" }), () => ({})],
        ["privateKey", () => ({ publicKey: pub }), () => ({ privateKey: priv })],
        ["protectInUse", () => ({}), () => ({ protectInUse: true })],
        ["protectInUse", () => ({ protectInUse: true }), () => ({})],
    ])("%s", async (name, before, after) => {
        expect(await changes(before(), after())).toEqual({ [name]: "update" });
    });
});

describe("replacement", () => {
    test("name", async () => {
        expect(await changes({}, { name: "other" })).toEqual({ name: "replace" });
    });

    test("a name that is not known yet", async () => {
        expect(await changes({}, { name: unknown })).toEqual({ name: "replace" });
    });

    test("platform, with the reason", async () => {
        const there = { configuration: configurationWith({ "twcc:platform": "elsewhere" }) };
        const { changes, reasons } = diff(there, await stateAfter({ name: "k" }), checked({ name: "k" }));
        expect(changes).toEqual({ platform: "replace" });
        expect(reasons.join()).toContain("elsewhere");
    });
});

describe("unknown values", () => {
    test.each(["publicKey", "privateKey", "algorithm", "generatedBy", "keepers"])(
        "%s may change the key",
        async (name) => {
            expect(await changes({}, { [name]: unknown })).toEqual({ [name]: "update" });
        },
    );

    test("inside keepers", async () => {
        expect(await changes({ keepers: { a: "1" } }, { keepers: { a: unknown } })).toEqual({ keepers: "update" });
    });
});

describe("drift", () => {
    test.each<[NonNullable<KeypairState["drift"]>, RegExp]>([
        [{ kind: "missing" }, /is missing at TWCC/],
        [{ kind: "swapped", fingerprint: "aa:bb" }, /another key at TWCC \(aa:bb\)/],
    ])("%j is a change with the reason", async (drift, words) => {
        const state = { ...(await stateAfter({ name: "k" })), drift };
        const { changes, reasons } = diff(view, state, checked({ name: "k" }));
        expect(changes).toEqual({ drift: "update" });
        expect(reasons).toHaveLength(1);
        expect(reasons[0]).toMatch(words);
    });

    test("an unfinished key of TWCC's is a change, too", () => {
        const state = { name: "k", platform: view.configuration.platform, pending: true, source: "twcc" } as const;
        expect(diff(view, state, checked({ name: "k", generatedBy: "twcc" })).changes).toEqual({ drift: "update" });
    });
});

test("no reason holds key material", async () => {
    const key = await keyOf("ED25519");
    const state = { ...(await stateAfter({ name: "k", privateKey: key.text })), drift: { kind: "missing" } as const };
    const { reasons } = diff(view, state, checked({ name: "k", privateKey: key.text }));
    expect(reasons.join()).not.toContain(key.text.split("\n")[1]);
});
