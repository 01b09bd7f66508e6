import { installPlugin, throughPlugin } from "../../support/plugin";
import { startWorld, type World } from "../gateway-and-stack";

jest.setTimeout(300_000);

const program = (rotated: number) => `
    const key = new twcc.Keypair("key", { name: "key", keepers: { rotated: "${rotated}" } });
    new twcc.Keypair("unnamed");
    new twcc.Instance("vm", { keypair: key.name, solution: "Ubuntu", image: "Ubuntu 22.04", flavor: "v.super" });
    new twcc.PrivateKeyFile("file", { privateKey: key.privateKey, path: "key.pem" });
    exports.fingerprint = key.fingerprint;`;

describe("a stack moves from the dynamic provider to the plugin and back, on the real engine", () => {
    let world: World;

    beforeAll(async () => {
        world = await startWorld({ gateway: ["--boot-delay", "100", "--delete-delay", "100", "--sshd", "none"] });
        world.project.env.TWCC_PROJECT = "ENT101001";
        world.project.holdsSecrets("key.pem");
        installPlugin(world.project);
    });
    afterAll(() => world.stop());

    test("nothing is replaced, no key exchanged, and each serves what the other created", async () => {
        const { project, alice } = world;
        const up = async (text: string) => {
            project.write(text);
            const { output } = await project.must("up", "--yes", "--skip-preview");
            return output;
        };
        await up(program(1));
        const keys = await alice.keys();

        expect(await up(throughPlugin(program(1)))).not.toMatch(/updated|replaced|\+ [2-9] created/);
        expect(await alice.keys()).toEqual(keys);
        expect(await up(throughPlugin(program(2)))).toContain("~ 2 updated");
        const rotated = await alice.keys();
        expect(rotated.key).not.toBe(keys.key);
        // The plugin's states have no code for the dynamic provider.
        await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");

        // Each state gets its code back, and nothing else changes.
        expect(await up(program(2))).toMatch(/~ 4 updated\s+- 1 deleted/);
        expect(await alice.keys()).toEqual(rotated);
        await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");
        expect(await up(program(3))).toContain("~ 2 updated");
        await project.must("destroy", "--yes", "--skip-preview");
        expect(await alice.keys()).toEqual({});
    });
});
