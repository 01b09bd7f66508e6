import path from "node:path";
import { makeProject } from "../support/project";
import { put } from "./support/files";
import { live, type SetUp } from "./support/lifecycle";
import { getYarn } from "./support/managers";
import { commonJs, esModule, pulumiYaml, typescriptProject } from "./support/programs";
import { record } from "./support/record";
import { openWorkshop, type Workshop } from "./support/workshop";

jest.setTimeout(600_000);

const setUps: readonly (Pick<SetUp, "title" | "files"> & { readonly manifest?: object })[] = [
    { title: "TypeScript as CommonJS, `nodeLinker: node-modules`", files: typescriptProject },
    {
        title: "JavaScript as ES modules, `nodeLinker: node-modules`",
        manifest: { main: "index.js", type: "module" },
        files: { "Pulumi.yaml": pulumiYaml(), "index.js": esModule },
    },
];

describe("Yarn 4", () => {
    let workshop: Workshop;
    let manifest: object;

    beforeAll(async () => {
        workshop = await openWorkshop();
        manifest = { name: "project", private: true, main: "index.ts", ...workshop.dependencies };
    });
    afterAll(() => workshop.close());

    const install = async (linker: "node-modules" | "pnp") => {
        const yarn = await getYarn(path.join(workshop.root, "yarn"), linker);
        // An empty lock file says that this is a project of its own, whatever is above it.
        const files = { "package.json": manifest, "yarn.lock": "" };
        return { packages: yarn.title, at: await workshop.install(linker, yarn, files) };
    };

    describe("with node-modules", () => {
        let installed: { packages: string; at: string };
        beforeAll(async () => {
            installed = await install("node-modules");
        });

        test.each(setUps)("$title", async ({ title, files, manifest: more }) => {
            const all = { ...files, "package.json": { ...manifest, ...more } };
            await live({ title, ...installed, files: all }, workshop.alice);
        });
    });

    test("with PnP Pulumi itself says that its SDK is not installed", async () => {
        const { packages, at } = await install("pnp");
        const message =
            "It looks like the Pulumi SDK has not been installed. Have you run npm install or yarn install?";
        const title = "Yarn PnP, Yarn's own default";
        await record({ title, packages, result: `not with Pulumi, which says: “${message}”` }, async () => {
            put(at, { "Pulumi.yaml": pulumiYaml("main: index.js\n"), "index.js": commonJs });
            const project = await makeProject({ at, env: { ...workshop.alice.env } });
            try {
                const { code, output } = await project.pulumi("up", "--yes", "--skip-preview");
                expect(code).not.toBe(0);
                expect(output).toContain(`error: ${message}`);
                expect(await workshop.alice.keys()).toEqual({});
            } finally {
                project.remove();
            }
        });
    });
});
