import { PLATFORM } from "../../gateway/testing/client";
import { accountOf } from "../../support/account";
import { installPlugin } from "../../support/plugin";
import { startWorld, type World } from "../gateway-and-stack";

jest.setTimeout(300_000);

describe("two accounts in one Node program, on the real engine", () => {
    let world: World;
    beforeAll(async () => {
        world = await startWorld();
        installPlugin(world.project);
        world.project.env.BOB = accountOf(world.gateway, "bob").env.TWCC_API_KEY;
    });
    afterAll(() => world.stop());

    test("manage equal names", async () => {
        const { project, alice, gateway } = world;
        const bob = accountOf(gateway, "bob");
        project.write(`
            const bob = new twcc.Provider("bob", { apiKey: process.env.BOB });
            const own = new twcc.Keypair("own", { name: "web" });
            const other = new twcc.Keypair("other", { name: "web" }, { provider: bob });
            class Group extends pulumi.ComponentResource {
                constructor(name, opts) {
                    super("test:Group", name, {}, opts);
                    this.inner = new twcc.Keypair("inner", {}, { parent: this }).name;
                    twcc.getKeypairs({}, { parent: this }).then((all) => console.log("seen " + all.keypairs.length));
                }
            }
            exports.inner = new Group("group", { provider: bob }).inner;
            exports.own = own.fingerprint;
            exports.other = other.fingerprint;
        `);
        const up = await project.must("up", "--yes", "--skip-preview");
        expect(up.output).toContain("seen 0");
        const outputs = await project.outputs();
        const [own, other] = [await alice.keys(), await bob.keys()];
        expect(own).toEqual({ web: outputs.own });
        expect(other).toEqual({ web: outputs.other, [outputs.inner!]: expect.anything() });

        await project.must("preview", "--expect-no-changes");
        await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");
        await project.must("destroy", "--yes", "--skip-preview");
        expect([await alice.keys(), await bob.keys()]).toEqual([{}, {}]);
    });

    test("are refused at preview where the account is the same", async () => {
        const { project } = world;
        const failing = async (program: string) => {
            project.write(program);
            const { code, output } = await project.pulumi("preview");
            expect(code).not.toBe(0);
            return output;
        };
        const own = 'new twcc.Keypair("own", { name: "web" });';
        const other = (more = "") =>
            `new twcc.Keypair("other", { name: "web", onConflict: "replace"${more} }, { provider: explicit });`;
        const elsewhere = "openstack-taichung-default-3";
        for (const program of [
            `${own} const explicit = new twcc.Provider("same", {}); ${other()}`,
            // The argument counts, not the provider's platform.
            `${own} const explicit = new twcc.Provider("same", { platform: "${elsewhere}" }); ${other(`, platform: "${PLATFORM}"`)}`,
        ]) {
            expect(await failing(program)).toMatch(
                /"own" and "other" in this program have the same name at TWCC and the same account/,
            );
        }
        project.write(`${own} const explicit = new twcc.Provider("same", {}); ${other(`, platform: "${elsewhere}"`)}`);
        await project.must("preview");
    });
});
