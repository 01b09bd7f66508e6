import { derivePublicKey, makeKey } from "../support/ssh-keygen";
import { startWorld, type World } from "./gateway-and-stack";

jest.setTimeout(180_000);

/** What `pulumi stack export` writes in place of a secret. */
const encrypted = { ciphertext: expect.any(String) as string };

describe("private keys on the real engine", () => {
    let gateway: World["gateway"];
    let alice: World["alice"];
    let project: World["project"];
    let stop: World["stop"];
    /** Of a pair, since OpenSSH's file may have a line with nothing but the public half. */
    const neverInClear = (...pairs: { privateKey: string; publicKey: string }[]) => {
        const written = [...project.files(), project.printed()].join("\n");
        expect(written).not.toContain("PRIVATE KEY-----");
        for (const { privateKey, publicKey } of pairs) {
            const lines = privateKey.split("\n").filter((one) => one.length > 20 && !publicKey.includes(one));
            expect(lines.length).toBeGreaterThan(2);
            // Not toContain: a failure would print all of it.
            expect(lines.filter((line) => written.includes(line)).length).toBe(0);
        }
    };

    beforeAll(async () => {
        ({ gateway, alice, project, stop } = await startWorld());
    });
    afterAll(() => stop());

    test("your own is a secret even where the program has it in plain text, in detailed output, too", async () => {
        const [first, second] = [await makeKey("-t", "ed25519"), await makeKey("-t", "ecdsa")];
        const write = ({ privateKey }: { privateKey: string }) => {
            project.write(`const k = new twcc.Keypair("own", { name: "own", privateKey: ${JSON.stringify(privateKey)} });
                exports.privateKey = k.privateKey; exports.publicKey = k.publicKey;`);
        };
        write(first);
        // Each shows its preview first.
        await project.must("up", "--yes", "--diff");
        expect((await project.outputs()).privateKey).toBe(first.privateKey);
        write(second);
        // Another key of the user's own is exchanged in place.
        await project.must("preview", "--json");
        const { output } = await project.must("up", "--yes", "--diff");
        expect(output).toMatch(/1 updated/);
        const after = await project.outputs();
        expect(after.privateKey).toBe(second.privateKey);
        expect(after.publicKey!.split(" ")[1]).toBe((await derivePublicKey(second.privateKey)).split(" ")[1]);
        await project.must("stack", "output");
        await project.must("stack", "output", "--json");
        await project.must("refresh", "--yes", "--diff");
        const [own] = await project.resources();
        expect([own!.inputs.privateKey, own!.outputs.privateKey]).toMatchObject([encrypted, encrypted]);
        expect(project.printed()).toContain("[secret]");
        neverInClear(first, second);
        await project.must("destroy", "--yes", "--diff");
        neverInClear(first, second);
        expect(await alice.keys()).toEqual({});
    });

    test("one whose create or exchange did not finish is kept encrypted; refresh and destroy work on it", async () => {
        const write = (keeper: string) => {
            project.write(`const k = new twcc.Keypair("half", { name: "half", keepers: { a: "${keeper}" } });
                exports.privateKey = k.privateKey; exports.publicKey = k.publicKey; exports.fingerprint = k.fingerprint;`);
        };
        const broken = async () => {
            await gateway.control("PUT", "faults", [
                { match: { method: "POST" }, times: "always", fault: { kind: "status", status: 503, body: "" } },
            ]);
            const { code, output } = await project.pulumi("up", "--yes", "--skip-preview");
            await gateway.control("DELETE", "faults");
            expect(code).not.toBe(0);
            expect(output).toContain("is not finished");
            const [kept] = await project.resources();
            expect(kept!.outputs).toMatchObject({ privateKey: encrypted, drift: { kind: "missing" } });
            neverInClear();
            return kept!.outputs.fingerprint;
        };
        await project.must("config", "set", "twcc:timeout", "8");
        write("1");
        const made = await broken();
        await project.must("refresh", "--yes", "--skip-preview");
        await project.must("up", "--yes", "--skip-preview");
        expect(await alice.keys()).toEqual({ half: made });
        expect((await project.outputs()).fingerprint).toBe(made);

        write("2");
        const exchanged = await broken();
        expect(exchanged).not.toBe(made);
        expect(await alice.keys()).toEqual({});
        await project.must("up", "--yes", "--skip-preview");
        const outputs = await project.outputs();
        expect(outputs.fingerprint).toBe(exchanged);
        expect(await alice.keys()).toEqual({ half: exchanged });
        await project.must("preview", "--expect-no-changes");

        write("3");
        await broken();
        await project.must("destroy", "--yes", "--skip-preview");
        expect(await project.resources()).toEqual([]);
        neverInClear({ privateKey: outputs.privateKey!, publicKey: outputs.publicKey! });
    });
});
