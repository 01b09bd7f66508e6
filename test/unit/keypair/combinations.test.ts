import { privateKeyFormats, type Algorithm } from "../../../provider/key-material";
import { check } from "../../../provider/keypair/arguments/check";
import { makeKey } from "../../support/ssh-keygen";
import { naming, view } from "./view";

type Args = Readonly<Record<string, unknown>>;

/** Each argument that may mean nothing beside others, with its values; the first is its default, if it has one. */
const values: Readonly<Record<string, readonly unknown[]>> = {
    algorithm: ["ED25519", "ECDSA", "RSA"],
    rsaBits: [4096, 2048],
    ecdsaCurve: ["P256"],
    generatedBy: ["client", "twcc"],
    keepers: [{ a: "1" }],
    comment: ["me@laptop"],
    // One for every key, one for RSA, one for ECDSA.
    privateKeyFormat: ["OpenSSH", "PKCS1", "SEC1"],
};

let material: readonly Args[] = [];
let both: Args = {};

beforeAll(async () => {
    const { publicKey, privateKey } = await makeKey("-t", "ed25519", "-C", "own");
    material = [{}, { publicKey }, { privateKey }];
    both = { publicKey, privateKey };
});

/** Every combination of the arguments, each absent or with each of its values. */
function* combinations(names = Object.keys(values)): Generator<Args> {
    const [name, ...rest] = names;
    if (name === undefined) {
        yield {};
        return;
    }
    for (const others of combinations(rest)) {
        yield others;
        for (const value of values[name] ?? []) yield { ...others, [name]: value };
    }
}

/** Whether each argument means something beside the others: what the page of the key pair says of them. */
function isMeaningful(args: Args): boolean {
    const has = (...names: string[]) => names.some((name) => args[name] !== undefined);
    if (has("publicKey") && has("privateKeyFormat")) return false;
    if (has("publicKey", "privateKey") && has("algorithm", "rsaBits", "ecdsaCurve", "generatedBy", "keepers"))
        return false;
    if (args.generatedBy === "twcc" && has("algorithm", "rsaBits", "ecdsaCurve", "comment")) return false;
    if (has("rsaBits") && args.algorithm !== "RSA") return false;
    if (has("ecdsaCurve") && args.algorithm !== "ECDSA") return false;
    if (!has("privateKeyFormat")) return true;
    const algorithm = args.generatedBy === "twcc" ? "RSA" : ((args.algorithm ?? "ED25519") as Algorithm);
    return (privateKeyFormats[algorithm] as readonly unknown[]).includes(args.privateKeyFormat);
}

test("an argument that means nothing beside the others is refused, whatever its value, and every other one passes", () => {
    const wrong: unknown[] = [];
    let [right, refused] = [0, 0];
    for (const given of material) {
        for (const more of combinations()) {
            const args = { ...given, ...more };
            const { failures } = check(view, undefined, args, naming);
            if (isMeaningful(args)) right++;
            else refused++;
            if ((failures.length === 0) !== isMeaningful(args)) wrong.push({ args: Object.keys(args), more, failures });
            for (const reason of failures) expect(reason).toMatch(/^[A-Za-z0-9]+ .*[.?]$/);
        }
    }
    expect(wrong).toEqual([]);
    expect(check(view, undefined, both, naming).failures).toHaveLength(1);
    expect(Math.min(right, refused)).toBeGreaterThan(100);
});

test("an argument that is set to its default equals an absent one", () => {
    for (const more of combinations()) {
        if (!isMeaningful(more)) continue;
        const shorter = Object.entries(more).filter(
            ([name, value]) => name === "comment" || value !== values[name]?.[0],
        );
        // The default of the format is that of the key's maker.
        const format =
            more.generatedBy === "twcc" && more.privateKeyFormat === "OpenSSH" ? { privateKeyFormat: "OpenSSH" } : {};
        const keepers = more.keepers === undefined ? {} : { keepers: more.keepers };
        const absent = { ...Object.fromEntries(shorter), ...format, ...keepers };
        expect(check(view, undefined, more, naming)).toEqual(check(view, undefined, absent, naming));
    }
});
