import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { run } from "../support/project";
import { getNpm, npmSettings, type Manager } from "./support/managers";
import { record } from "./support/record";
import { openWorkshop, type Workshop } from "./support/workshop";

jest.setTimeout(600_000);

const template = path.resolve(__dirname, "../../templates/typescript");

describe("pulumi new", () => {
    let workshop: Workshop;
    let npm: Manager;

    beforeAll(async () => {
        workshop = await openWorkshop();
        npm = await getNpm();
    });
    afterAll(() => workshop.close());

    /** The template, with the packed package for the one that a registry has after the release. */
    function templateOfToday(): string {
        const folder = path.join(workshop.root, "template");
        cpSync(template, folder, { recursive: true });
        const file = path.join(folder, "package.json");
        const manifest = readFileSync(file, "utf8");
        const today = manifest.replace(/"pulumi-twcc": "[^"]*"/, `"pulumi-twcc": "file:${workshop.tarball}"`);
        expect(today).not.toBe(manifest);
        writeFileSync(file, today);
        return folder;
    }

    test("with the template makes a project that installs its packages, and lives from up to destroy", async () => {
        const title = "`pulumi new` with the template, its packages installed by it";
        await record({ title, packages: npm.title }, async () => {
            const { TWCC_API_KEY: apiKey, ...endpoint } = workshop.alice.env;
            const folder = path.join(workshop.root, "my-keys");
            const state = path.join(workshop.root, "state");
            for (const one of [folder, state]) mkdirSync(one);
            const { userconfig } = await npmSettings();
            const env: NodeJS.ProcessEnv = {
                ...endpoint,
                PATH: process.env.PATH,
                HOME: workshop.root,
                PULUMI_HOME: path.join(workshop.root, "pulumi"),
                PULUMI_BACKEND_URL: `file://${state}`,
                PULUMI_CONFIG_PASSPHRASE: "correct horse",
                PULUMI_SKIP_UPDATE_CHECK: "true",
                npm_config_userconfig: userconfig,
                npm_config_cache: path.join(workshop.root, "npm"),
            };
            const pulumi = async (...args: string[]) => {
                const ran = await run("pulumi", [...args, "--non-interactive"], folder, env);
                if (ran.code !== 0) throw new Error(`pulumi ${args[0]} failed:\n${ran.output}`);
                return ran;
            };
            await pulumi("new", templateOfToday(), "--yes", "--name", "my-keys", "--stack", "dev");
            await pulumi("config", "set", "--secret", "twcc:apiKey", apiKey);
            expect(readFileSync(path.join(folder, "Pulumi.dev.yaml"), "utf8")).not.toContain(apiKey);
            expect(existsSync(path.join(folder, "node_modules/pulumi-twcc/dist/sdk/index.js"))).toBe(true);

            await pulumi("up", "--yes", "--skip-preview");
            const outputs = JSON.parse((await pulumi("stack", "output", "--json")).stdout) as Record<string, string>;
            expect(outputs).toMatchObject({ privateKey: "[secret]" });
            expect(await workshop.alice.keys()).toEqual({ [outputs.keypairName!]: outputs.fingerprint });
            await pulumi("preview", "--expect-no-changes");
            await pulumi("destroy", "--yes", "--skip-preview");
            expect(await workshop.alice.keys()).toEqual({});
            // What Git would take holds no packages and no settings of the machine.
            const ignored = readFileSync(path.join(folder, ".gitignore"), "utf8").split("\n");
            expect(
                readdirSync(folder)
                    .filter((name) => !ignored.some((line) => line.startsWith(name)))
                    .sort(),
            ).toEqual(
                [
                    "Pulumi.dev.yaml",
                    "Pulumi.yaml",
                    "README.md",
                    "index.ts",
                    "package-lock.json",
                    "package.json",
                    "tsconfig.json",
                    ".gitignore",
                ].sort(),
            );
        });
    });
});
