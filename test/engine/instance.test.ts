import { SiteClient, type Site } from "../gateway/testing/sites";
import { startWorld, type World } from "./gateway-and-stack";

jest.setTimeout(180_000);

const type = "pulumi-nodejs:dynamic/twcc:Instance";
const password = "correct-horse-battery-7";

describe("instances on the real engine", () => {
    let gateway: World["gateway"];
    let alice: World["alice"];
    let project: World["project"];
    let stop: World["stop"];
    const sites = async () => {
        const reply = await new SiteClient(gateway).call("sites/?project=1010011&all_users=0");
        return (reply.json() as Site[]).map(({ id }) => String(id)).sort();
    };
    /** The calls that changed something, in their order. */
    const changing = async (work: () => Promise<unknown>): Promise<string[]> => {
        await gateway.control("DELETE", "requests");
        await work();
        const log = (await gateway.control("GET", "requests")) as { method: string; path: string }[];
        return log
            .filter(({ method }) => method !== "GET")
            .map(({ method, path }) => `${method} ${/(keypairs|sites)\/.*/.exec(path)![0]}`);
    };
    const quiet = () => project.must("preview", "--expect-no-changes");

    beforeAll(async () => {
        const args = ["--boot-delay", "300", "--delete-delay", "100", "--sshd", "none"];
        ({ gateway, alice, project, stop } = await startWorld({ gateway: args }));
        project.env.TWCC_PROJECT = "ENT101001";
        // One that never minds the key, one that is rebuilt with it, and one without a key.
        project.write(`
            const c = new pulumi.Config();
            const key = new twcc.Keypair("web", { name: "web", keepers: { v: c.get("v") ?? "1" } });
            const common = { keypair: key.name, solution: "Ubuntu", image: c.get("image") ?? "Ubuntu 22.04", flavor: "v.super" };
            const web = new twcc.Instance("web", { ...common, assignFloatingIp: true, description: c.get("description") });
            const fresh = new twcc.Instance("fresh", {
                ...common, keepers: { key: key.fingerprint }, createTimeout: c.getNumber("createTimeout"),
            });
            const windows = new twcc.Instance("windows", {
                password: "${password}", solution: "Windows", image: "Windows Server 2022", flavor: "v.super",
            });
            exports.web = web.id; exports.fresh = fresh.id; exports.windows = windows.id;
            exports.name = web.name; exports.address = web.publicIp; exports.keypair = web.keypair; exports.status = fresh.status;`);
    });
    afterAll(() => stop());

    test("preview finds a wrong image, and says the legal ones, though the key pair is not there yet", async () => {
        await project.must("config", "set", "image", "Ubuntu 4.10");
        const { code, output } = await project.pulumi("preview");
        expect(code).not.toBe(0);
        expect(output).toMatch(/image is not available for this solution: .*"Ubuntu 24.04"/);
        await project.must("config", "rm", "image");
    });

    test("up makes the key pair, then the machines, says how it goes, and nothing is left to do", async () => {
        const calls = await changing(async () => {
            const { output } = await project.must("up", "--yes", "--diff");
            expect(output).toMatch(/Instance "web-\w+": Ready \(\d+ s\)/);
        });
        expect(calls.sort()).toEqual(["POST keypairs/", "POST sites/", "POST sites/", "POST sites/"]);
        const outputs = await project.outputs();
        expect(outputs).toMatchObject({ address: "127.0.0.1", keypair: "web", status: "Ready" });
        expect(outputs.name).toMatch(/^web-[0-9a-f]{7}$/);
        expect(await sites()).toEqual([outputs.web, outputs.fresh, outputs.windows].sort());
        await quiet();
        await project.must("refresh", "--yes", "--skip-preview", "--diff");
        await quiet();
    });

    test("rotating the key leaves a machine alone, but for one that asks for it by a keeper", async () => {
        const before = await project.outputs();
        await project.must("config", "set", "v", "2");
        await project.must("config", "set", "description", "the web server");
        const calls = await changing(() => project.must("up", "--yes", "--skip-preview"));
        const after = await project.outputs();
        // The description of the other one is changed in place, at any time.
        expect(calls).toContain(`PATCH sites/${before.web}/`);
        expect(calls.filter((call) => !call.startsWith("PATCH"))).toEqual([
            "DELETE keypairs/web/",
            "POST keypairs/",
            "POST sites/",
            `DELETE sites/${before.fresh}/`,
        ]);
        expect([after.web, after.windows]).toEqual([before.web, before.windows]);
        expect(await sites()).toEqual([after.web, after.fresh, after.windows].sort());
        await quiet();
    });

    test("one that is gone is created again; it stays in the state when it does not get Ready, and the next up waits on", async () => {
        const before = await project.outputs();
        await gateway.control("DELETE", `sites/${before.fresh}`);
        await project.must("refresh", "--yes", "--skip-preview");
        expect(await project.resources(type)).toHaveLength(2);

        await gateway.control("PUT", "fates", [{ kind: "stuck" }]);
        await project.must("config", "set", "createTimeout", "1");
        const { code, output } = await project.pulumi("up", "--yes", "--skip-preview");
        expect(code).not.toBe(0);
        expect(output).toMatch(/was not Ready after 1 seconds \(createTimeout\): TWCC reports Starting/);
        expect(output).not.toMatch(/\n\s+at /);

        const kept = (await project.resources(type)).find(({ urn }) => urn.endsWith("fresh"))!.id;
        expect(kept).not.toBe(before.fresh);
        await gateway.control("PATCH", `sites/${kept}`, { fate: { kind: "ready" } });
        await project.must("up", "--yes", "--skip-preview");
        expect(await project.outputs()).toMatchObject({ fresh: kept, status: "Ready" });
        expect(await sites()).toEqual([before.web, kept, before.windows].sort());
        await quiet();
    });

    test("a password that the program has in plain text is nowhere in plain text", async () => {
        const windows = (await project.resources(type)).find(({ urn }) => urn.endsWith("windows"))!;
        const encrypted = { ciphertext: expect.any(String) as string };
        expect([windows.inputs.password, windows.outputs.password]).toMatchObject([encrypted, encrypted]);
        // Not toContain: a failure would print all of it.
        expect([...project.files(), project.printed()].filter((text) => text.includes(password))).toHaveLength(0);
    });

    test("destroy removes the machines that have a key before the key", async () => {
        const { web, fresh } = await project.outputs();
        const calls = await changing(() => project.must("destroy", "--yes", "--skip-preview"));
        const at = (call: string) => calls.indexOf(call);
        expect(at(`DELETE sites/${web}/`)).toBeLessThan(at("DELETE keypairs/web/"));
        expect(at(`DELETE sites/${fresh}/`)).toBeLessThan(at("DELETE keypairs/web/"));
        expect(await sites()).toEqual([]);
        expect(await alice.keys()).toEqual({});
    });
});
