import { diff } from "../../../provider/keypair/operations/diff";
import { pendingState } from "../../../provider/keypair/state/state";
import type { KeypairInputs, KeypairState } from "../../../provider/keypair/types";
import { makeKey } from "../../support/ssh-keygen";
import { checked, stateAfter, view } from "./view";

type Args = Readonly<Record<string, unknown>>;

/** Arguments of every kind of key pair, by what the key is. */
const kinds: Readonly<Record<string, () => Promise<Args>>> = {
    "generated ED25519": () => Promise.resolve({ name: "k" }),
    "generated ECDSA": () => Promise.resolve({ name: "k", algorithm: "ECDSA", ecdsaCurve: "P384" }),
    "generated RSA": () => Promise.resolve({ name: "k", algorithm: "RSA", rsaBits: 2048 }),
    "made by TWCC": () => Promise.resolve({ name: "k", generatedBy: "twcc" }),
    imported: async () => ({ name: "k", publicKey: (await makeKey("-t", "ed25519")).publicKey }),
    own: async () => ({ name: "k", privateKey: (await makeKey("-t", "ed25519")).privateKey }),
    unnamed: () => Promise.resolve({}),
    "with all that outputs do not show": () =>
        Promise.resolve({ name: "k", keepers: { a: "1" }, comment: "ours", privateKeyFormat: "PKCS8" }),
};

/**
 * Without these the state means that the argument was not given: every release has written them where it was, so adding
 * the argument later is the change that the user asks for. None replaces.
 */
const argumentsInState = ["keepers", "privateKeyFormat"];

/** What diff says where each optional field of a state is missing, one at a time. */
function withoutEach(state: KeypairState, inputs: Record<string, unknown>) {
    const fields = Object.keys(state).filter((field) => field !== "name");
    return Object.fromEntries(
        fields.map((field) => {
            const older = Object.fromEntries(Object.entries(state).filter(([name]) => name !== field));
            return [field, diff(view, older as unknown as KeypairState, inputs).changes];
        }),
    );
}

describe("a state that lacks a field, as an older release may have written it, changes nothing", () => {
    test.each(Object.entries(kinds))("%s", async (_kind, make) => {
        const args = await make();
        const state = { ...(await stateAfter(args)), adopted: "0123abcd" };
        const changes = withoutEach(state, checked(args, { ...state }));
        const expected = Object.keys(changes).map((field) => [
            field,
            argumentsInState.includes(field)
                ? { [field]: "update" }
                : { ...lostOwnKey(field, args), ...lostSource(field, args) },
        ]);
        expect(changes).toEqual(Object.fromEntries(expected));
    });

    /** A key of the user's own that the state does not hold is written into it: our copy only. */
    const lostOwnKey = (field: string, args: Args) =>
        field === "privateKey" && args.privateKey !== undefined ? { privateKey: "update" } : {};

    /** Every release has written where a key came from, unless the key itself shows it: TWCC's do not. */
    const lostSource = (field: string, args: Args) =>
        field === "source" && args.generatedBy === "twcc" ? { generatedBy: "update" } : {};

    test("drift and pending only ever add a change", async () => {
        const drifted = { ...(await stateAfter({ name: "k" })), drift: { kind: "missing" } as const };
        const { drift, ...others } = withoutEach(drifted, checked({ name: "k" }));
        expect(drift).toEqual({});
        for (const changes of Object.values(others)) expect(changes).toEqual({ drift: "update" });

        const inputs = checked({ generatedBy: "twcc" }) as unknown as KeypairInputs;
        const { pending, ...rest } = withoutEach(pendingState(inputs, view.configuration.platform), { ...inputs });
        expect(pending).toEqual({});
        for (const changes of Object.values(rest)) expect(changes).toEqual({ drift: "update" });
    });

    test("the fields are all that a state may hold", async () => {
        const seen = new Set<string>(["drift", "pending", "autoNamed", "adopted"]);
        for (const make of Object.values(kinds))
            Object.keys(await stateAfter(await make())).forEach((f) => seen.add(f));
        expect([...seen].sort()).toEqual([
            "adopted",
            "algorithm",
            "autoNamed",
            "bits",
            "comment",
            "createTime",
            "drift",
            "fingerprint",
            "fingerprintSha256",
            "keepers",
            "name",
            "owner",
            "pending",
            "platform",
            "privateKey",
            "privateKeyFormat",
            "publicKey",
            "source",
        ]);
    });
});
