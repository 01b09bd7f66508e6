import { startWorld, type World } from "./gateway-and-stack";

jest.setTimeout(180_000);

const blob = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB";

/**
 * What a change of arguments does: another key under the same name, our copy written anew, something that no output
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

describe("each argument, on the real engine", () => {
    let alice: World["alice"];
    let project: World["project"];
    let stop: World["stop"];
    const up = async (args: string) => {
        project.write(`const k = new twcc.Keypair("k", ${args});
            exports.id = k.id; exports.fingerprint = k.fingerprint; exports.privateKey = k.privateKey; exports.publicKey = k.publicKey;`);
        const { output } = await project.must("up", "--yes", "--skip-preview");
        return { output, ...(await project.outputs()) } as Record<string, string>;
    };
    let before: Record<string, string>;

    beforeAll(async () => {
        ({ alice, project, stop } = await startWorld());
        before = await up("{}");
    });
    afterAll(() => stop());

    test.each(steps)("%s", async (_argument, args, effect) => {
        const after = await up(args);
        expect(after.output).not.toMatch(/replaced/);
        expect(after.output).toMatch(effect === "nothing" ? /2 unchanged/ : /1 updated/);
        expect(after.id).toBe(before.id);
        if (effect === "exchange") expect(after.fingerprint).not.toBe(before.fingerprint);
        else expect(after.fingerprint).toBe(before.fingerprint);
        const copied = after.privateKey !== before.privateKey || after.publicKey !== before.publicKey;
        expect(copied).toBe(effect === "exchange" || effect === "copy");
        expect(await alice.keys()).toEqual({ [after.id!]: after.fingerprint });
        before = after;
    });
});
