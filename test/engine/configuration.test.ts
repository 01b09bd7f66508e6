import { accountOf, type Account } from "../support/account";
import { startWorld, type World } from "./gateway-and-stack";

jest.setTimeout(180_000);

describe("configuration by the stack, on the real engine", () => {
    let gateway: World["gateway"];
    let alice: World["alice"];
    let bob: Account;
    let project: World["project"];
    let stop: World["stop"];
    const apiKeyOf = (account: Account) => account.env.TWCC_API_KEY;

    beforeAll(async () => {
        // No variable of TWCC's: all comes from the stack.
        ({ gateway, alice, project, stop } = await startWorld({ byEnvironment: false }));
        bob = accountOf(gateway, "bob");
        project.write('exports.name = new twcc.Keypair("web", { name: "web" }).name;');
        await project.must("config", "set", "twcc:endpoint", gateway.endpoint);
        await project.must("config", "set", "--secret", "twcc:apiKey", apiKeyOf(alice));
    });
    afterAll(() => stop());

    test("a secret API key is enough for up, and is nowhere in plain text", async () => {
        const { output } = await project.must("up", "--yes");
        expect(output).not.toContain("is not a secret");
        expect(Object.keys(await alice.keys())).toEqual(["web"]);
        expect([...project.files(), project.printed()].join("\n")).not.toContain(apiKeyOf(alice));
    });

    test("refresh and destroy use the last up's, and --run-program today's: another account's touches nothing", async () => {
        // A key of the same name that is bob's own business.
        await bob.make("web");
        const all = async () => ({
            alice: await alice.keys(),
            bob: await bob.keys(),
            state: (await project.resources()).map(({ id, outputs }) => [id, outputs.fingerprint, outputs.drift]),
        });
        const before = await all();
        await project.must("config", "set", "--secret", "twcc:apiKey", apiKeyOf(bob));
        await project.must("refresh", "--yes", "--skip-preview");
        for (const command of ["refresh", "destroy"]) {
            const { code, output } = await project.pulumi(command, "--yes", "--skip-preview", "--run-program");
            expect(code).not.toBe(0);
            expect(output).toMatch(/belongs to the TWCC user 1001, but the API key .* to the user bob \(1002\)/);
            expect(output).not.toContain(apiKeyOf(bob));
        }
        expect(await all()).toEqual(before);
    });

    test("an API key that is no secret works, with a warning that does not show it", async () => {
        await project.must("config", "set", "--plaintext", "twcc:apiKey", apiKeyOf(alice));
        const { output } = await project.must("preview");
        expect(output).toContain("twcc:apiKey is not a secret");
        expect(output).not.toContain(apiKeyOf(alice));
        await project.must("config", "set", "--secret", "twcc:apiKey", apiKeyOf(alice));
    });

    test("another platform replaces the key pair, says why, and leaves nothing on the first", async () => {
        await project.must("config", "set", "twcc:platform", "openstack-taichung-default-3");
        const { output } = await project.must("up", "--yes", "--skip-preview");
        expect(output).toMatch(/1 replaced/);
        expect(output).toContain("twcc:platform is now openstack-taichung-default-3");
        const [moved] = await project.resources();
        expect(moved!.outputs.platform).toBe("openstack-taichung-default-3");
        expect(await alice.keys()).toEqual({});
        await project.must("preview", "--expect-no-changes");
        await project.must("destroy", "--yes", "--skip-preview");
        expect(await project.resources()).toEqual([]);
    });
});
