import { startWorld, type World } from "./gateway-and-stack";

jest.setTimeout(180_000);

const blob = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB";

/**
 * What a change of arguments does: another key under the same name, our copy written again, something that no output
 * shows, or nothing.
 */
const steps: readonly [string, string, "exchange" | "copy" | "state" | "nothing"][] = [
    ["algorithm", '{ algorithm: "RSA", rsaBits: 2048 }', "exchange"],
    ["rsaBits", '{ algorithm: "RSA", rsaBits: 3072 }', "exchange"],
    ["ecdsaCurve", '{ algorithm: "ECDSA", ecdsaCurve: "P384" }', "exchange"],
    ["keepers", '{ algorithm: "ECDSA", ecdsaCurve: "P384", keepers: { a: "1" } }', "exchange"],
    [
        "privateKeyFormat",
        '{ algorithm: "ECDSA", ecdsaCurve: "P384", keepers: { a: "1" }, privateKeyFormat: "SEC1" }',
        "copy",
    ],
    [
        "comment",
        '{ algorithm: "ECDSA", ecdsaCurve: "P384", keepers: { a: "1" }, privateKeyFormat: "SEC1", comment: "c" }',
        "copy",
    ],
    ["generatedBy", '{ generatedBy: "twcc" }', "exchange"],
    ["publicKey", `{ publicKey: "${blob} me" }`, "exchange"],
    ["the public key's comment and blanks", `{ publicKey: "  ${blob}   other\\r\\n" }`, "nothing"],
    ["onConflict", `{ publicKey: "${blob} me", onConflict: "adopt" }`, "nothing"],
    ["protectInUse", `{ publicKey: "${blob} me", onConflict: "adopt", protectInUse: true }`, "state"],
];

interface Outputs {
    readonly id: string;
    readonly fingerprint: string;
    readonly privateKey?: string;
    readonly publicKey: string;
}

describe("each argument, on the real engine", () => {
    let alice: World["alice"];
    let stop: World["stop"];
    let output: string;
    let before: Record<string, Outputs>;
    let after: Record<string, Outputs>;

    /** Each step has a key pair of its own, with the arguments of the step before it and then with those of its own. */
    beforeAll(async () => {
        let project: World["project"];
        ({ alice, project, stop } = await startWorld());
        const up = async (argumentsOf: (step: number) => string) => {
            project.write(
                steps
                    .map(
                        (_, index) => `{
                        const { id, fingerprint, privateKey, publicKey } = new twcc.Keypair("k${index}", ${argumentsOf(index)});
                        exports.k${index} = { id, fingerprint, privateKey, publicKey };
                    }`,
                    )
                    .join("\n"),
            );
            ({ output } = await project.must("up", "--yes", "--skip-preview"));
            return (await project.outputs()) as unknown as Record<string, Outputs>;
        };
        before = await up((index) => steps[index - 1]?.[1] ?? "{}");
        after = await up((index) => steps[index]![1]);
    });
    afterAll(() => stop());

    test.each(steps.map(([argument, , effect], index) => [argument, effect, `k${index}`] as const))(
        "%s: %s",
        async (_argument, effect, name) => {
            const [old, now] = [before[name]!, after[name]!];
            expect(output).not.toMatch(/replaced/);
            expect(new RegExp(`Keypair ${name} updated`).test(output)).toBe(effect !== "nothing");
            expect(now.id).toBe(old.id);
            if (effect === "exchange") expect(now.fingerprint).not.toBe(old.fingerprint);
            else expect(now.fingerprint).toBe(old.fingerprint);
            const copied = now.privateKey !== old.privateKey || now.publicKey !== old.publicKey;
            expect(copied).toBe(effect === "exchange" || effect === "copy");
            const all = Object.values(after).map(({ id, fingerprint }) => [id, fingerprint]);
            expect(await alice.keys()).toEqual(Object.fromEntries(all));
        },
    );
});
