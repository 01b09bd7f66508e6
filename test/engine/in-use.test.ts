import { SiteClient } from "../gateway/testing/sites";
import { startWorld, type World } from "./gateway-and-stack";

jest.setTimeout(180_000);

describe("a key pair whose name an instance carries that Pulumi does not manage", () => {
    let alice: World["alice"];
    let gateway: World["gateway"];
    let project: World["project"];
    let stop: World["stop"];
    let sites: SiteClient;
    let site: number;
    const write = (args: string) => {
        project.write(`const k = new twcc.Keypair("k", ${args}); exports.fingerprint = k.fingerprint;`);
    };
    const refused = async (...args: string[]) => {
        const { code, output } = await project.pulumi(...args);
        expect(code).not.toBe(0);
        expect(output).toMatch(/An instance uses it: \\?"carrier\\?" \(\d+, Ready\)\. protectInUse is true/);
        expect(output).not.toMatch(/\n\s+at /);
    };

    beforeAll(async () => {
        ({ alice, gateway, project, stop } = await startWorld({ gateway: ["--boot-delay", "100", "--sshd", "none"] }));
        write('{ name: "old", protectInUse: true }');
        await project.must("up", "--yes", "--skip-preview");
        sites = new SiteClient(gateway);
        site = (await sites.create("carrier", { keypair: "old" })).id;
        await sites.until(site, "Ready");
    });
    afterAll(() => stop());

    test("protected, it is neither exchanged nor destroyed, and stays in the state", async () => {
        const { fingerprint } = await project.outputs();
        write('{ name: "old", protectInUse: true, keepers: { rotated: "2" } }');
        await refused("up", "--yes", "--skip-preview");
        await refused("destroy", "--yes", "--skip-preview");
        expect(await alice.keys()).toEqual({ old: fingerprint });
        expect(await project.resources()).toHaveLength(1);
    });

    test("a new name gets a new key pair, and the old one stays in the state until the instance is gone", async () => {
        write('{ name: "new", protectInUse: true }');
        await refused("up", "--yes", "--skip-preview");
        expect(Object.keys(await alice.keys())).toEqual(["old", "new"]);
        expect(await project.resources()).toHaveLength(2);

        await gateway.control("DELETE", `sites/${site}`);
        await project.must("up", "--yes", "--skip-preview");
        expect(Object.keys(await alice.keys())).toEqual(["new"]);
        expect(await project.resources()).toHaveLength(1);
    });

    test("unprotected, it is exchanged and removed with a warning that names the instance", async () => {
        const { id } = await sites.create("carrier", { keypair: "new" });
        await sites.until(id, "Ready");
        project.env.TWCC_PROJECT = "ENT101001";
        write('{ name: "new", keepers: { rotated: "2" } }');
        const warning = new RegExp(`warning: Key pair "new": An instance uses it: "carrier" \\(${id}, Ready\\)`);
        expect((await project.must("up", "--yes", "--skip-preview", "--diff")).output).toMatch(warning);
        expect((await project.must("destroy", "--yes", "--skip-preview")).output).toMatch(warning);
        expect(await alice.keys()).toEqual({});
    });
});
