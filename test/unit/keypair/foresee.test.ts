import { unknown } from "../../../provider/core/unknown";
import { generateKey } from "../../../provider/key-material";
import { foresee } from "../../../provider/keypair/operations/foresee";
import { keypairOutputs } from "../../../provider/keypair/properties";
import { rewrite } from "../../../provider/keypair/state/own-copy";
import type { KeypairInputs, KeypairState } from "../../../provider/keypair/types";
import { checked, stateAfter, view } from "./view";

type Values = Readonly<Record<string, unknown>>;

/** The known ones of the outputs that a program sees. */
const known = (outputs: Values) =>
    Object.fromEntries(
        Object.entries(outputs).filter(
            ([name, value]) => name in keypairOutputs && value !== unknown && value !== undefined,
        ),
    );
const outputsOf = (state: KeypairState) => known({ ...state });

const publicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB me@laptop";

describe("a preview of a create", () => {
    test.each<[string, Values, readonly string[]]>([
        ["a generated key", {}, ["name", "algorithm", "bits", "platform"]],
        ["RSA", { algorithm: "RSA", rsaBits: 2048 }, ["name", "algorithm", "bits", "platform"]],
        ["ECDSA", { algorithm: "ECDSA", ecdsaCurve: "P384" }, ["name", "algorithm", "bits", "platform"]],
        ["TWCC's", { generatedBy: "twcc", name: "a" }, ["name", "algorithm", "bits", "platform"]],
        [
            "an imported key",
            { publicKey },
            ["name", "publicKey", "fingerprint", "fingerprintSha256", "algorithm", "bits", "platform"],
        ],
    ])("of %s shows what is certain, and nothing else", async (_what, args, names) => {
        const foreseen = known(foresee(view, undefined, checked(args)));
        expect(Object.keys(foreseen).sort()).toEqual([...names].sort());
        expect(outputsOf(await stateAfter(args))).toMatchObject(foreseen);
    });

    test("of your own key shows all of it, but not in another format", async () => {
        const { text } = await generateKey({ algorithm: "ED25519" }, "OpenSSH", "me");
        const args = { privateKey: text };
        const foreseen = known(foresee(view, undefined, checked(args)));
        expect(outputsOf(await stateAfter(args))).toMatchObject(foreseen);
        expect(foreseen.privateKey).toBe(text);
        const converted = foresee(view, undefined, checked({ ...args, privateKeyFormat: "PKCS8" }));
        expect(converted).toMatchObject({ privateKey: unknown, fingerprint: foreseen.fingerprint });
    });

    test("of an unknown key, or one that is adopted, shows no key", () => {
        for (const args of [{ publicKey: unknown }, { keepers: { a: unknown } }, { onConflict: "adopt" }]) {
            const foreseen = foresee(view, undefined, checked(args));
            expect(foreseen).toMatchObject({ fingerprint: unknown, publicKey: unknown, algorithm: unknown });
            expect(known(foreseen)).toHaveProperty("platform");
        }
        expect(foresee(view, undefined, { ...checked({ publicKey }), comment: unknown })).toMatchObject({
            publicKey: unknown,
            bits: 256,
        });
    });
});

describe("a preview of an update", () => {
    test("that exchanges the key keeps name, owner and platform", async () => {
        const before = await stateAfter({});
        const after = foresee(view, before, checked({ keepers: { v: "2" } }, { name: before.name, autoNamed: true }));
        expect(known(after)).toEqual({
            name: before.name,
            owner: before.owner,
            platform: before.platform,
            algorithm: "ED25519",
            bits: 256,
        });
    });

    test("that keeps the key keeps all but what is written in another way", async () => {
        const before = await stateAfter({ name: "a" });
        const commented = checked({ name: "a", comment: "other" });
        const foreseen = foresee(view, before, commented);
        expect(foreseen).toMatchObject({ publicKey: unknown, privateKey: unknown, createTime: before.createTime });
        const real = (await rewrite(before, commented as unknown as KeypairInputs))!;
        expect(outputsOf(real)).toMatchObject(known(foreseen));
        expect(known(foresee(view, before, checked({ name: "a", protectInUse: true })))).toEqual(outputsOf(before));
    });

    test("that repairs drift shows none afterwards", async () => {
        const before: KeypairState = { ...(await stateAfter({ name: "a" })), drift: { kind: "missing" } };
        const foreseen = foresee(view, before, checked({ name: "a" }));
        expect(foreseen.drift).toBeUndefined();
        expect(foreseen).toMatchObject({ createTime: unknown, privateKey: before.privateKey });
    });
});
