import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type World } from "../gateway-and-stack";
import { machine, startPluginWorld, writeYaml } from "./yaml-program";

jest.setTimeout(300_000);

describe("pulumi:autonaming, on the real engine", () => {
    let world: World;
    let settings: string;
    let text: string;
    const autonaming = (yaml: string) => {
        writeFileSync(settings, text);
        appendFileSync(settings, `config:\n  pulumi:autonaming: ${yaml}\n`);
    };
    const unchanged = async () => {
        await world.project.must("up", "--yes", "--skip-preview", "--expect-no-changes");
        await world.project.must("preview", "--refresh", "--expect-no-changes");
    };
    const names = async () => Object.keys(await world.alice.keys()).sort();

    beforeEach(async () => {
        world = await startPluginWorld();
        settings = path.join(world.project.folder, "Pulumi.test.yaml");
        text = readFileSync(settings, "utf8");
    });
    afterEach(() => world.stop());

    test("a pattern names what it can, and the name stays", async () => {
        autonaming('{ pattern: "${project}-${name}-${hex(4)}" }');
        writeYaml(
            world,
            `
resources:
  web: { type: twcc:Keypair }
  my.dotted: { type: twcc:Keypair }
  vm: { type: twcc:Instance, properties: { keypair: "\${web.name}", ${machine} } }
outputs: { vm: "\${vm.name}" }`,
        );
        const { output } = await world.project.must("up", "--yes", "--skip-preview");
        expect(output).toMatch(
            /The name that pulumi:autonaming gives to "my.dotted" has a character .* A generated name is used instead/,
        );
        expect(await names()).toEqual([
            expect.stringMatching(/^my-dotted-[0-9a-f]{7}$/),
            expect.stringMatching(/^test-web-[0-9a-f]{4}$/),
        ]);
        expect(await world.project.outputs()).toEqual({ vm: expect.stringMatching(/^test-vm-[0-9a-f]{4}$/) });
        await unchanged();
        // Another setting names only what is created later.
        autonaming("{ mode: disabled }");
        await unchanged();
    });

    test("verbatim and disabled: the logical name, and none", async () => {
        autonaming("{ mode: verbatim }");
        writeYaml(world, "resources: { web: { type: twcc:Keypair } }");
        await world.project.must("up", "--yes", "--skip-preview");
        expect(await names()).toEqual(["web"]);
        await unchanged();

        autonaming("{ mode: disabled }");
        writeYaml(world, "resources: { web: { type: twcc:Keypair }, other: { type: twcc:Keypair } }");
        const disabled = await world.project.pulumi("preview");
        expect(disabled.output).toContain("name is missing: set one, since pulumi:autonaming is disabled.");
        autonaming("{ mode: verbatim }");
        writeYaml(world, "resources: { web: { type: twcc:Keypair }, a.dot: { type: twcc:Keypair } }");
        const illegal = await world.project.pulumi("preview");
        expect(illegal.output).toMatch(/"a.dot" has a character .* Change pulumi:autonaming, or set name\./);
    });
});
