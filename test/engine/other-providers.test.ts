import { startWorld, type World } from "./gateway-and-stack";

jest.setTimeout(180_000);

/** As examples/other-providers says it. */
describe("a machine of another provider, whose key name forces replacement", () => {
    let world: World;
    const up = async () => {
        await world.project.must("up", "--yes", "--skip-preview");
        return world.project.outputs();
    };

    beforeAll(async () => {
        world = await startWorld();
        world.project.write(`
            const config = new pulumi.Config();
            const machines = {
                create: async ({ keyName }) => ({ id: "vm-" + keyName + "-" + Date.now(), outs: { keyName } }),
                diff: async (id, olds, news) => {
                    const changes = olds.keyName !== news.keyName;
                    return { changes, replaces: changes ? ["keyName"] : [] };
                },
            };
            class Vm extends pulumi.dynamic.Resource {
                constructor(name, args, options) { super(machines, name, args, options); }
            }
            const key = new twcc.Keypair("web", {
                name: config.require("name"), keepers: { rotated: config.require("rotated") },
            });
            const kept = new Vm("kept", { keyName: key.name }, { ignoreChanges: ["keyName"] });
            const vm = new Vm("vm", { keyName: key.name });
            exports.vm = vm.id; exports.kept = kept.id; exports.fingerprint = key.fingerprint;`);
        await world.project.must("config", "set", "name", "first");
        await world.project.must("config", "set", "rotated", "1");
    });
    afterAll(() => world.stop());

    test("an exchange in place leaves it alone; another name replaces it, unless it ignores that", async () => {
        const before = await up();
        await world.project.must("config", "set", "rotated", "2");
        const rotated = await up();
        expect(rotated.fingerprint).not.toBe(before.fingerprint);
        expect(rotated).toMatchObject({ vm: before.vm, kept: before.kept });

        await world.project.must("config", "set", "name", "second");
        const renamed = await up();
        expect(renamed.vm).toMatch(/^vm-second-/);
        expect(renamed.kept).toBe(before.kept);
        expect(await world.alice.keys()).toEqual({ second: renamed.fingerprint });
    });
});
