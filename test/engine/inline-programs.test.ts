import { writeFileSync } from "node:fs";
import path from "node:path";
import { run } from "../support/project";
import { startWorld, type World } from "./gateway-and-stack";

/** One process of the Automation API with two inline programs, one after the other. */
const script = `
const { LocalWorkspace } = require("@pulumi/pulumi/automation");
const twcc = require("pulumi-twcc");
(async () => {
    for (const stackName of ["first", "second"]) {
        const program = async () => { new twcc.Keypair("web"); new twcc.Keypair("ci"); };
        const projectSettings = { name: "inline", runtime: "nodejs", main: __dirname };
        const stack = await LocalWorkspace.createOrSelectStack({ stackName, projectName: "inline", program }, { projectSettings });
        await stack.setConfig("twcc:apiKey", { value: process.env.TWCC_API_KEY });
        console.log("stack " + stackName);
        await stack.preview({ onOutput: (text) => process.stdout.write(text) });
    }
    process.exit(0);
})();
`;

let world: World;

beforeAll(async () => {
    world = await startWorld();
});
// The API key is plain text in the stacks' files: that is what this test is about.
afterAll(() => world.stop(({ what }) => what === "alice's API key"));

test("each inline program of a process is warned of an API key that is no secret", async () => {
    const { project } = world;
    const file = path.join(project.folder, "inline.cjs");
    writeFileSync(file, script);
    const { code, output } = await run(process.execPath, [file], project.folder, project.env);
    expect({ code, output: code === 0 ? "" : output }).toEqual({ code: 0, output: "" });
    const [, first, second] = output.split(/^stack /m);
    for (const one of [first, second]) expect(one).toContain("twcc:apiKey is not a secret");
});
