import { rmSync } from "node:fs";
import path from "node:path";
import { type World } from "../gateway-and-stack";
import { startPluginWorld } from "./yaml-program";

jest.setTimeout(300_000);

describe("what is wrong with explicit providers, on the real engine", () => {
    let world: World;
    const previewed = async (program: string) => {
        world.project.write(program);
        const { code, output } = await world.project.pulumi("preview");
        expect(code).not.toBe(0);
        return output;
    };

    beforeAll(async () => {
        world = await startPluginWorld();
    });
    afterAll(() => world.stop());

    test("its arguments are refused at the provider, and no value is shown", async () => {
        const output = await previewed(`new twcc.Provider("other", {
            endpoint: "ftp://example.com", timeout: 5000, platform: "a b", apiKey: "with spaces", apikey: "SESAME",
        });`);
        expect(output).toMatch(/apikey is not an argument of twcc.Provider: did you mean apiKey\?/);
        expect(output).toMatch(/The endpoint \(from the argument endpoint of the provider "other"\) has to start with/);
        expect(output).toMatch(/The argument timeout of the provider "other" has to be a number from 1 to 3600/);
        expect(output).toMatch(/The platform \(from the argument platform of the provider "other"\) has to be a name/);
        expect(output).toMatch(/The API key \(from the argument apiKey of the provider "other"\) contains spaces/);
        expect(output).not.toMatch(/SESAME|stack configuration/);
    });

    test("one without an API key says where to set it; one with another account's names that account", async () => {
        const { project } = world;
        project.write('new twcc.Keypair("key", { name: "key" }, { provider: new twcc.Provider("other", {}) });');
        await project.must("up", "--yes", "--skip-preview");
        const { TWCC_API_KEY: alices } = project.env;
        const bobs = world.gateway.accounts.find(({ username }) => username === "bob")!.apiKey;
        project.env.TWCC_API_KEY = "";
        project.write(
            'new twcc.Keypair("key", { name: "key", keepers: { v: "2" } }, { provider: new twcc.Provider("other", {}) });',
        );
        const none = await project.pulumi("up", "--yes", "--skip-preview");
        expect(none.output).toMatch(/The provider "other" has no TWCC API key. Set its argument apiKey to a secret/);
        project.env.BOB = bobs;
        project.write(
            'new twcc.Keypair("key", { name: "key", keepers: { v: "2" } }, { provider: new twcc.Provider("other", { apiKey: process.env.BOB }) });',
        );
        const another = await project.pulumi("up", "--yes", "--skip-preview");
        expect(another.output).toMatch(
            /belongs to the TWCC user 1001, but the API key \(from the argument apiKey of the provider "other"\) belongs to the user bob \(1002\).* Configure an API key of the user 1001 \(the argument apiKey of the provider "other"\)/,
        );
        project.env.TWCC_API_KEY = alices;
    });

    test("without the plugin, the warning says what to type", async () => {
        const { project } = world;
        rmSync(path.join(project.env.PULUMI_HOME!, "plugins"), { recursive: true });
        await project.must("stack", "init", "another");
        project.env.PULUMI_STACK = "another";
        const output = await previewed('new twcc.Keypair("key", {}, { provider: new twcc.Provider("other", {}) });');
        expect(output).toContain(
            "`pulumi plugin install resource twcc 0.1.0 --file pulumi-resource-twcc-v0.1.0-<os>-<arch>.tar.gz`",
        );
        // Who stays with the dynamic provider never needs it.
        project.write('new twcc.Keypair("key");');
        await project.must("preview");
    });
});
