import path from "node:path";
import { live, type SetUp } from "./support/lifecycle";
import { getNpm, type Manager } from "./support/managers";
import {
    commonJs,
    esModule,
    pulumiYaml,
    tsconfig,
    typescript,
    typescriptEsProject,
    typescriptProject,
} from "./support/programs";
import { openWorkshop, type Workshop } from "./support/workshop";

jest.setTimeout(600_000);

type Given = Pick<SetUp, "title" | "files"> & { readonly manifest: object; readonly elsewhere?: boolean };

const setUps: readonly Given[] = [
    { title: "TypeScript as CommonJS", manifest: { main: "index.ts" }, files: typescriptProject },
    {
        title: "TypeScript as ES modules, ts-node 10 among the packages",
        manifest: { main: "index.ts", type: "module" },
        files: typescriptEsProject,
    },
    {
        title: "JavaScript as CommonJS",
        manifest: { main: "index.js" },
        files: { "Pulumi.yaml": pulumiYaml(), "index.js": commonJs },
    },
    {
        title: "JavaScript as ES modules",
        manifest: { main: "index.js", type: "module" },
        files: { "Pulumi.yaml": pulumiYaml(), "index.js": esModule },
    },
    {
        title: "`main: infra` in Pulumi.yaml",
        manifest: {},
        files: {
            "Pulumi.yaml": pulumiYaml("main: infra\n"),
            "infra/index.ts": typescript,
            "tsconfig.json": { ...tsconfig, files: ["infra/index.ts"] },
        },
    },
    {
        title: "`pulumi -C`, with `main: infra/index.ts`",
        manifest: {},
        elsewhere: true,
        files: {
            "Pulumi.yaml": pulumiYaml("main: infra/index.ts\n"),
            "infra/index.ts": typescript,
            "tsconfig.json": { ...tsconfig, files: ["infra/index.ts"] },
        },
    },
];

describe("npm", () => {
    let workshop: Workshop;
    let npm: Manager;
    let folder: string;
    let manifest: object;

    beforeAll(async () => {
        workshop = await openWorkshop();
        npm = await getNpm();
        const { dependencies, devDependencies } = workshop.dependencies;
        manifest = {
            name: "project",
            private: true,
            dependencies,
            devDependencies: { ...devDependencies, "ts-node": "^10.9.2" },
        };
        folder = await workshop.install("project", npm, { "package.json": manifest });
    });
    afterAll(() => workshop.close());

    test.each(setUps)("$title", async ({ title, manifest: more, files, elsewhere = false }) => {
        await live(
            {
                title,
                packages: npm.title,
                at: folder,
                files: { ...files, "package.json": { ...manifest, ...more } },
                ...(elsewhere ? { in: path.dirname(folder), with: ["-C", folder] } : {}),
            },
            workshop.alice,
        );
    });
});
