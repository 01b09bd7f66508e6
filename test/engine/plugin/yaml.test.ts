import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { installPlugin } from "../../support/plugin";
import { startWorld, type World } from "../gateway-and-stack";

jest.setTimeout(300_000);

const program = `
name: test
runtime: yaml
resources:
  key:
    type: twcc:Keypair
    properties:
      keepers: { rotated: "2026-11" }
  vm:
    type: twcc:Instance
    properties:
      keypair: \${key.name}
      solution: Ubuntu
      image: Ubuntu 22.04
      flavor: v.super
      assignFloatingIp: true
  file:
    type: twcc:PrivateKeyFile
    properties:
      privateKey: \${key.privateKey}
      path: key.pem
variables:
  found:
    fn::invoke:
      function: twcc:getKeypair
      arguments:
        name: \${key.name}
  all:
    fn::invoke:
      function: twcc:getKeypairs
      arguments:
        platform: \${key.platform}
        details: true
outputs:
  fingerprint: \${key.fingerprint}
  found: \${found.fingerprint}
  first: \${all.keypairs[0].name}
  algorithm: \${all.keypairs[0].algorithm}
  name: \${key.name}
  ip: \${vm.publicIp}
  privateKey: \${key.privateKey}
`;

describe("a YAML program with all kinds of resources and functions, on the real engine", () => {
    let world: World;

    beforeAll(async () => {
        world = await startWorld({ gateway: ["--boot-delay", "100", "--delete-delay", "100", "--sshd", "none"] });
        const { project } = world;
        project.env.TWCC_PROJECT = "ENT101001";
        project.holdsSecrets("key.pem");
        installPlugin(project);
        writeFileSync(path.join(project.folder, "Pulumi.yaml"), program);
    });
    afterAll(() => world.stop());

    test("up, refresh and destroy, with nothing to do in between", async () => {
        const { project, alice } = world;
        const { output } = await project.must("up", "--yes", "--skip-preview");
        expect(output).toMatch(/twcc:index:Instance.*vm.*Instance "vm-[0-9a-f]{7}": Ready/);
        const outputs = await project.outputs();
        expect(await alice.keys()).toEqual({ [outputs.name!]: outputs.fingerprint });
        expect(outputs).toMatchObject({ found: outputs.fingerprint, first: outputs.name, algorithm: "ED25519" });
        const file = path.join(project.folder, "key.pem");
        expect(readFileSync(file, "utf8")).toBe(outputs.privateKey);
        expect(statSync(file).mode & 0o777).toBe(0o600);

        await project.must("preview", "--expect-no-changes");
        await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");
        await project.must("preview", "--expect-no-changes");
        await project.must("destroy", "--yes", "--skip-preview");
        expect(await alice.keys()).toEqual({});
        expect(existsSync(file)).toBe(false);
    });
});
