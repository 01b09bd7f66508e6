import path from "node:path";
import { run } from "../support/project";
import { live, type SetUp } from "./support/lifecycle";
import { getNpm, type Manager } from "./support/managers";
import { commonJs, pulumiYaml } from "./support/programs";
import { openWorkshop, type Workshop } from "./support/workshop";

jest.setTimeout(600_000);

/** A user's script that does the command it is told, on the stack that it is given. */
const script = (stack: string) => `
import { LocalWorkspace } from "@pulumi/pulumi/automation/index.js";
import { fileURLToPath } from "node:url";
import path from "node:path";
const folder = path.dirname(fileURLToPath(import.meta.url));
${stack}
const onOutput = (text) => process.stdout.write(text);
const command = process.argv[2];
if (command === "preview") await stack.preview({ onOutput, expectNoChanges: true });
else if (command === "refresh") await stack.refresh({ onOutput, expectNoChanges: true });
else await stack[command]({ onOutput });
`;

/** A program within the script: Pulumi has no project's folder, and takes the one that the script was started in. */
const inline = (projectSettings = "") => `import * as pulumi from "@pulumi/pulumi";
import * as twcc from "pulumi-twcc";
const program = async () => {
    new twcc.Keypair("web");
    const byTwcc = new twcc.Keypair("by-twcc", { generatedBy: "twcc" });
    if (process.env.SPARE !== "removed") new twcc.Keypair("spare", { name: "spare" });
    return { keypairName: pulumi.interpolate\`\${byTwcc.name}\` };
};
${script(`const stack = await LocalWorkspace.selectStack(
    { stackName: "test", projectName: "test", program },
    {${projectSettings}},
);`)}`;

const local = script('const stack = await LocalWorkspace.selectStack({ stackName: "test", workDir: folder });');

const outside = ' projectSettings: { name: "test", runtime: "nodejs", main: folder } ';
const setUps = [
    { title: "Automation API, inline program", text: inline(), elsewhere: false },
    {
        title: "Automation API, inline, started elsewhere: `projectSettings.main`",
        text: inline(outside),
        elsewhere: true,
    },
    { title: "Automation API, local program", text: local, elsewhere: false },
];

describe("Automation API", () => {
    let workshop: Workshop;
    let npm: Manager;
    let folder: string;

    beforeAll(async () => {
        workshop = await openWorkshop();
        npm = await getNpm();
        folder = await workshop.install("project", npm, {
            "package.json": { name: "project", private: true, main: "index.js", ...workshop.dependencies },
            "Pulumi.yaml": pulumiYaml(),
            "index.js": commonJs,
        });
    });
    afterAll(() => workshop.close());

    test.each(setUps)("$title", async ({ title, text, elsewhere }) => {
        const file = path.join(folder, "automation.mjs");
        const automation: NonNullable<SetUp["run"]> = async (command, project) => {
            const cwd = elsewhere ? path.dirname(folder) : folder;
            const ran = await run(process.execPath, [file, command], cwd, project.env);
            if (ran.code !== 0) throw new Error(`automation.mjs ${command} failed:\n${ran.output}`);
            return ran;
        };
        await live(
            { title, packages: npm.title, at: folder, files: { "automation.mjs": text }, run: automation },
            workshop.alice,
        );
    });
});
