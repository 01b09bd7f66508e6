import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { run } from "../support/project";
import { learn } from "../support/secrets/watch";
import { makeKey } from "../support/ssh-keygen";
import { startWorld, type World } from "./gateway-and-stack";

jest.setTimeout(180_000);

describe("look-ups on the real engine", () => {
    let alice: World["alice"];
    let project: World["project"];
    let stop: World["stop"];
    const body = `
        const one = await twcc.getKeypair({ name: "there" });
        const { keypairs: list } = await twcc.getKeypairs();
        const [newest] = (await twcc.getKeypairs({ details: true })).keypairs;
        const output = twcc.getKeypairOutput({ name: pulumi.output("there") });
        const listed = twcc.getKeypairsOutput().keypairs.apply((all) => all.map((found) => Object.keys(found).length));
        const detailed = twcc
            .getKeypairsOutput({ details: pulumi.output(true) })
            .apply(({ keypairs }) => keypairs.map(({ bits }) => bits));
        const elsewhere = twcc.getKeypairsOutput({ platform: pulumi.output("openstack-taichung-default-3") }).keypairs;`;
    const looked =
        "{ one, names: list.map((found) => found.name), newest, fingerprint: output.fingerprint, listed, detailed, elsewhere }";

    beforeAll(async () => {
        ({ alice, project, stop } = await startWorld());
        await alice.make("there");
        await alice.make("another");
    });
    afterAll(() => stop());

    test("in a preview and in up, without managing anything", async () => {
        project.write(`module.exports = async () => { ${body}
            pulumi.log.info("Looked up " + one.fingerprint);
            return { looked: ${looked} };
        };`);
        const keys = await alice.keys();
        expect((await project.must("preview")).output).toContain(`Looked up ${keys.there!}`);
        await project.must("up", "--yes", "--skip-preview");
        expect((await project.outputs()).looked).toMatchObject({
            one: { name: "there", fingerprint: keys.there, algorithm: "RSA", bits: 2048, owner: "1001" },
            names: ["another", "there"],
            newest: { platform: "openstack-taichung-default-2" },
            fingerprint: keys.there,
            listed: [3, 3],
            detailed: [2048, 2048],
            elsewhere: [],
        });
        expect(await project.resources()).toEqual([]);
        await project.must("destroy", "--yes", "--skip-preview");
        expect(await alice.keys()).toEqual(keys);
    });

    test("the stack's configuration counts, and what fails is said in a sentence without a stack", async () => {
        project.write(`module.exports = async () => { await twcc.getKeypair({ name: "nowhere" }); };`);
        await project.must("config", "set", "--secret", "twcc:apiKey", "of-nobody");
        const refused = await project.pulumi("preview");
        expect(refused.output).toMatch(/TWCC answered 401 .*the stack configuration twcc:apiKey/);
        await project.must("config", "rm", "twcc:apiKey");
        project.write(`exports.found = twcc.getKeypairOutput({ name: pulumi.output("nowhere") }).name;`);
        const missing = await project.pulumi("preview");
        expect(missing.output).toContain('There is no twcc:Keypair "nowhere" at TWCC');
        for (const { code, output } of [refused, missing]) {
            expect(code).not.toBe(0);
            expect(output).not.toMatch(/\n\s+at |of-nobody|\.js:\d/);
        }
    });

    test("of what the same program makes is unknown until it is there: first preview, up, empty preview", async () => {
        const keys = await alice.keys();
        project.write(`
            class Team extends pulumi.ComponentResource {
                constructor() {
                    super("test:Team", "team");
                    new twcc.Keypair("member", { name: "member" }, { parent: this });
                }
            }
            const key = new twcc.Keypair("kp", { name: "kp5" });
            exports.made = key.fingerprint;
            exports.byArgument = twcc.getKeypairOutput({ name: key.name }).fingerprint;
            exports.byOption = twcc.getKeypairOutput({ name: "kp5" }, { dependsOn: key }).fingerprint;
            exports.byParent = twcc.getKeypairOutput({ name: "kp5" }, { parent: key }).fingerprint;
            exports.byList = twcc.getKeypairOutput({ name: "kp5" }, { dependsOn: [pulumi.output(key)] }).fingerprint;
            exports.inComponent = twcc.getKeypairOutput({ name: "member" }, { dependsOn: [new Team()] }).name;
            exports.all = twcc.getKeypairsOutput({}, { dependsOn: key }).keypairs.apply((all) => all.map(({ name }) => name));
            exports.there = twcc.getKeypairOutput({ name: "there" }).name;`);
        await project.must("preview");
        await project.must("up", "--yes", "--skip-preview");
        const { made, ...outputs } = (await project.outputs()) as Record<string, unknown>;
        expect(outputs).toEqual({
            byArgument: made,
            byOption: made,
            byParent: made,
            byList: made,
            inComponent: "member",
            all: expect.arrayContaining(["another", "kp5", "there"]) as unknown,
            there: "there",
        });
        await project.must("preview", "--expect-no-changes");
        await project.must("destroy", "--yes", "--skip-preview");
        expect(await alice.keys()).toEqual(keys);
    });

    test("one that fails in a larger program says its sentence and nothing of Node's", async () => {
        project.write(`
            const found = twcc.getKeypairOutput({ name: "nowhere" });
            const keys = Array.from({ length: 20 }, (_, i) => new twcc.Keypair("k" + i, { keepers: { a: found.name } }));
            const text = pulumi.interpolate\`\${found.name} \${keys[0].name}\`;
            module.exports = async () => {
                // Long enough for the look-up to fail before anything else asks for what it found.
                await new Promise((resolve) => setTimeout(resolve, 3000));
                return { late: found.fingerprint, all: pulumi.all([found.name, ...keys.map((key) => key.name)]), text };
            };`);
        for (const command of [["preview"], ["up", "--yes", "--skip-preview"]]) {
            const { code, output } = await project.pulumi(...command);
            expect(code).not.toBe(0);
            const [, diagnostics] = output.split("Diagnostics:");
            expect(diagnostics?.match(/error: There is no twcc:Keypair "nowhere" at TWCC/g)).toHaveLength(1);
            expect(output).not.toMatch(/PromiseRejectionHandledWarning|trace-warnings|error serializing/);
        }
    });

    test("getPublicKey shows the public half of a key that only a secret has, and nothing is sent", async () => {
        await project.must("config", "set", "--secret", "twcc:apiKey", "of-nobody");
        const { privateKey, publicKey } = await makeKey("-t", "ed25519", "-C", "deploy");
        learn(privateKey, "the deploy key");
        writeFileSync(path.join(project.folder, "deploy.pem"), privateKey, { mode: 0o600 });
        await run("sh", ["-c", "pulumi config set --secret deploy < deploy.pem"], project.folder, project.env);
        rmSync(path.join(project.folder, "deploy.pem"));
        project.write(`
            const half = twcc.getPublicKeyOutput({ privateKey: new pulumi.Config().requireSecret("deploy") });
            exports.publicKey = half.publicKey;
            exports.shown = pulumi.isSecret(half).then((secret) => !secret);
            exports.pem = half.publicKeyPem;`);
        await project.must("up", "--yes", "--skip-preview");
        const { stdout } = await project.must("stack", "output", "--json");
        expect(JSON.parse(stdout)).toEqual({
            publicKey: publicKey.trim(),
            shown: true,
            pem: expect.stringContaining("-----BEGIN PUBLIC KEY-----") as unknown,
        });
        project.write(`exports.half = twcc.getPublicKeyOutput({ privateKey: pulumi.secret("id_ed25519") });`);
        const { code, output } = await project.pulumi("preview");
        expect(code).not.toBe(0);
        expect(output).toContain("error: The privateKey of getPublicKey looks like a file name");
        expect(output).not.toMatch(/\n\s+at |\.js:\d/);
        await project.must("config", "rm", "twcc:apiKey");
        await project.must("config", "rm", "deploy");
    });

    test("in a program of ES modules", async () => {
        writeFileSync(
            path.join(project.folder, "package.json"),
            '{ "name": "test", "main": "index.js", "type": "module" }',
        );
        writeFileSync(
            path.join(project.folder, "index.js"),
            `import * as pulumi from "@pulumi/pulumi"; import * as twcc from "pulumi-twcc"; ${body} pulumi.log.info("Looked up " + JSON.stringify(list));`,
        );
        expect((await project.must("preview")).output).toContain('Looked up [{"name":"another","fingerprint"');
    });
});
