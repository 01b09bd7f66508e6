import { writeFileSync } from "node:fs";
import path from "node:path";
import { startWorld, type World } from "./world";

jest.setTimeout(180_000);

describe("look-ups on the real engine", () => {
    let alice: World["alice"];
    let project: World["project"];
    let stop: World["stop"];
    const body = `
        const one = await twcc.getKeypair("there");
        const list = await twcc.listKeypairs();
        const [newest] = await twcc.listKeypairs({ details: true });
        const output = twcc.getKeypairOutput(pulumi.output("there"));
        const listed = twcc.listKeypairsOutput().apply((all) => all.map((found) => Object.keys(found).length));
        const detailed = twcc.listKeypairsOutput({ details: pulumi.output(true) }).apply((all) => all.map(({ bits }) => bits));
        const elsewhere = twcc.listKeypairsOutput({}, { platform: pulumi.output("openstack-taichung-default-3") });`;
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
        project.write(`module.exports = async () => { await twcc.getKeypair("nowhere"); };`);
        await project.must("config", "set", "--secret", "twcc:apiKey", "of-nobody");
        const refused = await project.pulumi("preview");
        expect(refused.output).toMatch(/TWCC answered 401 .*the stack configuration twcc:apiKey/);
        await project.must("config", "rm", "twcc:apiKey");
        project.write(`exports.found = twcc.getKeypairOutput(pulumi.output("nowhere")).name;`);
        const missing = await project.pulumi("preview");
        expect(missing.output).toContain('There is no twcc:Keypair "nowhere" at TWCC');
        for (const { code, output } of [refused, missing]) {
            expect(code).not.toBe(0);
            expect(output).not.toMatch(/\n\s+at |of-nobody|\.js:\d/);
        }
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
