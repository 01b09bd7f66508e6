import { startWorld, type World } from "./gateway-and-stack";

jest.setTimeout(180_000);

describe("trouble on the real engine", () => {
    let gateway: World["gateway"];
    let alice: World["alice"];
    let project: World["project"];
    let stop: World["stop"];

    beforeAll(async () => {
        ({ gateway, alice, project, stop } = await startWorld());
    });
    afterAll(() => stop());

    test("wrong arguments fail at preview, repeat no value and send nothing", async () => {
        const pasted = "c2VjcmV0LWtleS1tYXRlcmlhbA";
        const pem = `-----BEGIN OPENSSH PRIVATE KEY-----\\n${pasted}\\n-----END OPENSSH PRIVATE KEY-----`;
        const wrong: [string, RegExp[]][] = [
            [
                `publicKey: "${pem}", algorithm: "DSA", name: "no/slash", size: 1`,
                [
                    /publicKey contains a private key/,
                    /algorithm has to be one of/,
                    /name has a character/,
                    /size is not an argument/,
                ],
            ],
            [
                `privateKey: "${pasted}", publicKey: "${pasted}", algorithm: "RSA", rsaBits: 1024`,
                [/privateKey is not a readable private key/, /publicKey is not/, /rsaBits has to be/],
            ],
        ];
        await gateway.control("DELETE", "requests");
        for (const [args, messages] of wrong) {
            project.write(`new twcc.Keypair("a", { ${args} });`);
            const { code, output } = await project.pulumi("preview");
            expect(code).not.toBe(0);
            for (const message of messages) expect(output).toMatch(message);
            expect(output).not.toContain(pasted);
        }
        expect(await gateway.control("GET", "requests")).toEqual([]);
    });

    test("without an API key preview works and warns once, and up fails with the same words", async () => {
        project.write('new twcc.Keypair("a"); new twcc.Keypair("b");');
        const { TWCC_API_KEY } = project.env;
        delete project.env.TWCC_API_KEY;
        const preview = await project.must("preview");
        const warnings = (output: string) =>
            output.split("\n").filter((line) => /^ *warning: No TWCC API key/.test(line));
        expect(warnings(preview.output)).toHaveLength(1);
        const up = await project.pulumi("up", "--yes", "--skip-preview");
        expect(up.code).not.toBe(0);
        expect(up.output).toContain(
            "error: No TWCC API key is configured. Run `pulumi config set --secret twcc:apiKey`",
        );
        expect(up.output).not.toContain("warning: No TWCC API key");
        project.env.TWCC_API_KEY = TWCC_API_KEY;
    });

    test("plain http to a remote host is refused at preview", async () => {
        project.env.TWCC_ENDPOINT = "http://gateway.example";
        const { code, output } = await project.pulumi("preview");
        expect(code).not.toBe(0);
        expect(output).toContain("has no TLS");
        project.env.TWCC_ENDPOINT = gateway.endpoint;
    });

    test("a taken name fails, is adopted or replaced, as onConflict says", async () => {
        await alice.make("taken");
        const there = (await alice.keys()).taken;
        const write = (onConflict: string) => {
            project.write(`const k = new twcc.Keypair("taken", { name: "taken", onConflict: "${onConflict}" });
                exports.fingerprint = k.fingerprint;`);
        };
        write("fail");
        const failed = await project.pulumi("up", "--yes", "--skip-preview");
        expect(failed.code).not.toBe(0);
        expect(failed.output).toContain(there);
        expect((await alice.keys()).taken).toBe(there);

        write("adopt");
        await project.must("up", "--yes", "--skip-preview");
        expect((await project.outputs()).fingerprint).toBe(there);
        await project.must("preview", "--expect-no-changes");

        // The replacement adopts the key of the one that is then deleted: it has to stay.
        const urn = "urn:pulumi:test::test::pulumi-nodejs:dynamic/twcc:Keypair::taken";
        await project.must("up", "--yes", "--skip-preview", "--replace", urn);
        expect((await alice.keys()).taken).toBe(there);
        await project.must("destroy", "--yes", "--skip-preview");
        expect(await alice.keys()).toEqual({});

        await alice.make("taken");
        write("replace");
        await project.must("up", "--yes", "--skip-preview");
        expect((await alice.keys()).taken).toBe((await project.outputs()).fingerprint);
        await project.must("destroy", "--yes", "--skip-preview");
    });

    test("up --replace or taint of a fixed name is a conflict that points to keepers", async () => {
        project.write('new twcc.Keypair("fixed", { name: "fixed" });');
        await project.must("up", "--yes", "--skip-preview");
        const before = await alice.keys();
        const urn = "urn:pulumi:test::test::pulumi-nodejs:dynamic/twcc:Keypair::fixed";
        const { code, output } = await project.pulumi("up", "--yes", "--skip-preview", "--replace", urn);
        expect(code).not.toBe(0);
        const way = /If this came from `pulumi up --replace` or `pulumi state taint` .*`keepers` instead\./;
        expect(output).toMatch(way);
        expect(await alice.keys()).toEqual(before);
        await project.must("state", "taint", urn, "--yes");
        expect((await project.pulumi("up", "--yes", "--skip-preview")).output).toMatch(way);
        await project.must("state", "untaint", urn, "--yes");
        await project.must("up", "--yes", "--skip-preview", "--expect-no-changes");
        expect(await alice.keys()).toEqual(before);
        await project.must("destroy", "--yes", "--skip-preview");
    });

    test("get refers to one that exists, and fails where there is none", async () => {
        await alice.make("there");
        project.write('exports.fingerprint = twcc.Keypair.get("g", "there").fingerprint;');
        await project.must("up", "--yes", "--skip-preview");
        expect((await project.outputs()).fingerprint).toBe((await alice.keys()).there);
        project.write('twcc.Keypair.get("h", "nope");');
        const { code, output } = await project.pulumi("up", "--yes", "--skip-preview");
        expect(code).not.toBe(0);
        expect(output).toContain('There is no twcc:Keypair "nope"');
        await project.must("destroy", "--yes", "--skip-preview");
        expect(Object.keys(await alice.keys())).toEqual(["there"]);
        await alice.remove("there");
    });

    test("an unfinished create keeps the key, and the next up finishes with the same one", async () => {
        project.write('const k = new twcc.Keypair("half", { name: "half" }); exports.fingerprint = k.fingerprint;');
        await project.must("config", "set", "twcc:timeout", "3");
        await gateway.control("PUT", "faults", [
            { match: { method: "POST" }, times: "always", fault: { kind: "cut-before" } },
            {
                match: { method: "GET", path: "keypairs/half" },
                times: "always",
                fault: { kind: "status", status: 503, body: "" },
            },
        ]);
        const { code, output } = await project.pulumi("up", "--yes", "--skip-preview");
        expect(code).not.toBe(0);
        expect(output).toContain("run `pulumi up` again to finish with the same key");
        await gateway.control("DELETE", "faults");
        await project.must("config", "rm", "twcc:timeout");
        const [kept] = await project.resources();
        await project.must("up", "--yes", "--skip-preview");
        expect((await project.outputs()).fingerprint).toBe(kept!.outputs.fingerprint);
        expect(await alice.keys()).toEqual({ half: kept!.outputs.fingerprint });
        await project.must("destroy", "--yes", "--skip-preview");
        expect(await alice.keys()).toEqual({});
    });
});
