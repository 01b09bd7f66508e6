import { readFileSync } from "node:fs";
import path from "node:path";
import { type World } from "../gateway-and-stack";
import { machine, startPluginWorld, writeYaml } from "./yaml-program";

jest.setTimeout(300_000);

const given = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB";

describe("what a plugin can do and a dynamic provider cannot, on the real engine", () => {
    let world: World;
    const up = async (program: string, ...more: string[]) => {
        writeYaml(world, program);
        return (await world.project.must("up", "--yes", "--skip-preview", ...more)).output;
    };

    beforeEach(async () => {
        world = await startPluginWorld();
    });
    afterEach(() => world.stop());

    test("a preview shows the fingerprints of a given key, and every name that stays", async () => {
        const program = (key: string) => `
resources:
  given: { type: twcc:Keypair, properties: { name: given, publicKey: "${given} me@laptop" } }
  key: { type: twcc:Keypair, properties: { name: key, algorithm: ${key} } }
outputs:
  given: "\${given.fingerprintSha256} \${given.publicKey}"
  key: "\${key.name} \${key.algorithm} \${key.bits} \${key.platform}"
  private: \${key.privateKey}`;
        writeYaml(world, program("RSA"));
        const { stdout } = await world.project.must("preview", "--diff");
        expect(stdout).toMatch(/given\s*: "SHA256:\S+ ssh-ed25519 \S+ me@laptop"/);
        expect(stdout).toMatch(/key\s*: "key RSA 4096 openstack-taichung-default-2"/);
        expect(stdout).toMatch(/private\s*: \[unknown\]/);
        await up(program("ED25519"));
        writeYaml(world, program("ECDSA"));
        const changed = await world.project.must("preview", "--diff");
        expect(changed.stdout).toMatch(/key\s*: "key ED25519 256 \S+"\s*=> "key ECDSA 256 \S+"/);
    });

    test("--diff names every property that changes; ignoreChanges and replaceOnChanges work", async () => {
        const program = (properties: string, options = "") => `
resources:
  key: { type: twcc:Keypair, properties: { ${properties} }, options: { ${options} } }`;
        await up(program('name: key, comment: one, keepers: { v: "1" }'));
        const next = 'name: other, comment: two, keepers: { v: "2" }, privateKeyFormat: PKCS8, onConflict: adopt';
        writeYaml(world, program(next));
        const { output } = await world.project.must("preview", "--diff");
        for (const line of ["~ name", "~ comment", "~ keepers", "+ privateKeyFormat", "+ onConflict"]) {
            expect(output).toMatch(new RegExp(`\\${line}\\s*:`));
        }
        writeYaml(world, program(next, 'ignoreChanges: ["*"]'));
        await world.project.must("preview", "--expect-no-changes");

        const before = await world.alice.keys();
        const keepers = 'name: key, comment: one, keepers: { v: "3" }';
        writeYaml(world, program(keepers, 'replaceOnChanges: ["keepers"]'));
        const replaced = await world.project.must("preview");
        expect(replaced.output).toMatch(/key replace/);
        await up(program(keepers));
        const after = await world.alice.keys();
        expect(after.key).not.toBe(before.key);
        await up(program(keepers));
        await world.project.must("preview", "--expect-no-changes");
    });

    test("what the user made secret stays secret, also after a refresh and in a failed check", async () => {
        const { project } = world;
        project.holdsSecrets("Pulumi.yaml");
        const program = (more: string) => `
resources:
  key: { type: twcc:Keypair, properties: { name: key, keepers: { v: { fn::secret: hidden-keeper } }${more} } }`;
        await up(program(""));
        await project.must("refresh", "--yes", "--skip-preview");
        const text = project.files().join("\n");
        expect(text).toContain('"keepers"');
        expect(text).not.toContain("hidden-keeper");
        writeYaml(world, program(', publicKey: { fn::secret: "hidden-key" }'));
        const wrong = await project.pulumi("preview");
        expect(wrong.code).not.toBe(0);
        expect(wrong.output).toMatch(/publicKey/);
        expect(wrong.output).not.toMatch(/hidden-/);
    });

    test("an update plan keeps the generated name", async () => {
        const { project } = world;
        writeYaml(world, "resources: { key: { type: twcc:Keypair }, other: { type: twcc:Keypair } }");
        const plan = path.join(project.folder, "plan.json");
        await project.must("preview", "--save-plan", plan);
        await project.must("up", "--yes", "--skip-preview", "--plan", plan);
        const names = Object.keys(await world.alice.keys()).sort();
        expect(names).toEqual([
            expect.stringMatching(/^key-[0-9a-f]{7}$/),
            expect.stringMatching(/^other-[0-9a-f]{7}$/),
        ]);
        expect(new Set(names.map((name) => name.slice(-7))).size).toBe(2);
        expect(readFileSync(plan, "utf8")).toContain(names[0]);
    });

    test("a refresh shows drift, and the next up says what it repairs, at its resource", async () => {
        const program = "resources: { key: { type: twcc:Keypair, properties: { name: key } } }";
        await up(program);
        const keys = await world.alice.keys();
        await world.alice.remove("key");
        const refresh = await world.project.must("refresh", "--yes", "--skip-preview", "--diff");
        expect(refresh.output).toMatch(/\+ drift\s*: \{\s*\+ kind: "missing"/);
        const repaired = await up(program);
        expect(repaired).toMatch(/twcc:index:Keypair \(key\):\s+warning: Key pair "key" is missing at TWCC/);
        expect(await world.alice.keys()).toEqual(keys);
        await world.project.must("preview", "--refresh", "--expect-no-changes");
    });

    test("customTimeouts end the waiting for an instance, and leave a key pair its time; protect, retainOnDelete, aliases and state move work", async () => {
        await world.stop();
        world = await startPluginWorld(["--boot-delay", "6000"]);
        const { project, alice } = world;
        writeYaml(
            world,
            `
resources:
  key: { type: twcc:Keypair, properties: { name: key }, options: { protect: true, customTimeouts: { create: 20s } } }
  kept: { type: twcc:Keypair, properties: { name: kept }, options: { retainOnDelete: true } }
  vm: { type: twcc:Instance, properties: { keypair: "\${key.name}", ${machine} }, options: { customTimeouts: { create: 1s } } }`,
        );
        const late = await project.pulumi("up", "--yes", "--skip-preview");
        expect(late.output).toMatch(/was not Ready after 1 seconds \(customTimeouts\): TWCC reports/);

        await up(`
resources:
  renamed:
    type: twcc:Keypair
    properties: { name: key, keepers: { v: "2" } }
    options:
      protect: true
      aliases: ["urn:pulumi:test::test::twcc:index:Keypair::key"]
      customTimeouts: { update: 20s }`);
        expect(Object.keys(await alice.keys()).sort()).toEqual(["kept", "key"]);
        const [key] = await project.resources("twcc:index:Keypair");
        expect((await project.pulumi("destroy", "--yes", "--skip-preview")).output).toMatch(/protected/);

        await project.must("stack", "init", "other");
        await project.must("state", "move", "--source", "test", "--dest", "other", "--yes", key!.urn);
        project.env.PULUMI_STACK = "other";
        await project.must("refresh", "--yes", "--skip-preview");
        await project.must("state", "unprotect", "--all", "--yes");
        await project.must("destroy", "--yes", "--skip-preview");
        expect(Object.keys(await alice.keys())).toEqual(["kept"]);
    });
});
