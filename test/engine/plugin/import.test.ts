import { readFileSync } from "node:fs";
import path from "node:path";
import { type World } from "../gateway-and-stack";
import { machine, startPluginWorld, writeYaml } from "./yaml-program";

jest.setTimeout(300_000);

describe("pulumi import, on the real engine", () => {
    let world: World;

    beforeAll(async () => {
        world = await startPluginWorld();
        const { project } = world;
        writeYaml(
            world,
            `
resources:
  key: { type: twcc:Keypair, properties: { name: web } }
  vm: { type: twcc:Instance, properties: { keypair: "\${key.name}", ${machine}, assignFloatingIp: true, description: a web server } }`,
        );
        await project.must("up", "--yes", "--skip-preview");
        // Another stack takes them over.
        await project.must("stack", "init", "other");
        project.env.PULUMI_STACK = "other";
        writeYaml(world, "");
    });
    afterAll(() => world.stop());

    test("the generated code, pasted, changes nothing", async () => {
        const { project } = world;
        const [site] = (await world.gateway.control("GET", "machines")) as { site: number }[];
        const imported = async (type: string, name: string, id: string) => {
            await project.must("import", type, name, id, "--yes", "--skip-preview", "--out", `${name}.yaml`);
            return readFileSync(path.join(project.folder, `${name}.yaml`), "utf8").replace(/^resources:\n/, "");
        };
        const code = await imported("twcc:index:Keypair", "key", "web");
        const more = await imported("twcc:index:Instance", "vm", String(site!.site));
        expect(code).toMatch(/name: web\n\s+publicKey: ssh-ed25519 /);
        expect(more).toMatch(/description: a web server/);
        writeYaml(world, `resources:\n${code}${more}`);
        await project.must("preview", "--expect-no-changes");
        await project.must("preview", "--refresh", "--expect-no-changes");
    });

    test("what cannot be imported says what to check", async () => {
        const { project } = world;
        const failed = async (type: string, id: string) => {
            const { code, output } = await project.pulumi("import", type, "one", id, "--yes");
            expect(code).not.toBe(0);
            return output;
        };
        expect(await failed("twcc:index:Keypair", "nope")).toMatch(
            /There is no twcc:Keypair "nope" at TWCC .* Check the name \(case matters\), twcc:platform and which account/,
        );
        expect(await failed("twcc:index:Instance", "4711")).toMatch(/There is no twcc:Instance "4711" at TWCC/);
        expect(await failed("twcc:index:PrivateKeyFile", "key.pem")).toMatch(
            /a file is only managed by the stack that wrote it/,
        );
    });
});
