import path from "node:path";
import { live, type SetUp } from "./support/lifecycle";
import { getPnpm, type Manager } from "./support/managers";
import {
    commonJs,
    ownPackage,
    pulumiYaml,
    typescriptEsProject,
    typescriptProject,
    usesOwnPackage,
} from "./support/programs";
import { openWorkshop, versions, type Workshop } from "./support/workshop";

jest.setTimeout(600_000);

const setUps: readonly (Pick<SetUp, "title" | "files" | "env"> & { readonly in: string; readonly module?: boolean })[] =
    [
        { title: "TypeScript as CommonJS", in: "app", files: typescriptProject },
        {
            // Not by `nodeargs` in Pulumi.yaml: the language host of an engine that was built with Go ignores them.
            title: "TypeScript as ES modules, `NODE_OPTIONS=--import=tsx`",
            in: "app",
            module: true,
            files: typescriptEsProject,
            env: { NODE_OPTIONS: "--import=tsx" },
        },
        {
            title: "JavaScript as CommonJS",
            in: "app",
            files: { "Pulumi.yaml": pulumiYaml("main: index.js\n"), "index.js": commonJs },
        },
        {
            title: "only a package of one's own depends on pulumi-twcc, and the program's folder does not see it",
            in: "infra",
            files: { "Pulumi.yaml": pulumiYaml(), "index.js": usesOwnPackage },
        },
    ];

describe("pnpm, each package seeing only what it declares", () => {
    let workshop: Workshop;
    let pnpm: Manager;
    let folder: string;
    let app: object;

    beforeAll(async () => {
        workshop = await openWorkshop();
        pnpm = await getPnpm(path.join(workshop.root, "pnpm"));
        const { dependencies, devDependencies } = workshop.dependencies;
        app = {
            name: "app",
            private: true,
            main: "index.ts",
            dependencies,
            devDependencies: { ...devDependencies, tsx: "^4.0.0" },
        };
        folder = await workshop.install("project", pnpm, {
            "package.json": { name: "all", private: true },
            // pnpm wants to be told of each package's install script; none of these is needed.
            "pnpm-workspace.yaml": "packages: [app, infra, keys]\nallowBuilds: { esbuild: false, protobufjs: false }\n",
            "app/package.json": app,
            "infra/package.json": {
                name: "infra",
                private: true,
                main: "index.js",
                dependencies: { "@pulumi/pulumi": versions.sdk, keys: "workspace:*" },
            },
            "keys/package.json": {
                name: "keys",
                version: "1.0.0",
                dependencies: { "pulumi-twcc": `file:${workshop.tarball}`, "@pulumi/pulumi": versions.sdk },
            },
            "keys/index.js": ownPackage,
        });
    });
    afterAll(() => workshop.close());

    test.each(setUps)("$title", async ({ title, files, env = {}, in: name, module = false }) => {
        const manifest = module ? { "package.json": { ...app, type: "module" } } : {};
        const at = path.join(folder, name);
        await live({ title, packages: pnpm.title, at, env, files: { ...files, ...manifest } }, workshop.alice);
    });
});
