import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { makeTypedProject, type TypedProject } from "../support/typed-project";

jest.setTimeout(180_000);

const examples = path.resolve(__dirname, "../../examples");

/** What `pulumi new typescript` writes. */
const template = {
    strict: true,
    outDir: "bin",
    target: "es2020",
    module: "nodenext",
    moduleResolution: "nodenext",
    sourceMap: true,
    experimentalDecorators: true,
    pretty: true,
    noFallthroughCasesInSwitch: true,
    noImplicitReturns: true,
    forceConsistentCasingInFileNames: true,
};
/** All that the compiler can ask of a program, and of the declarations that it imports. */
const strictest = {
    strict: true,
    target: "es2020",
    skipLibCheck: false,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    verbatimModuleSyntax: false,
    isolatedModules: true,
};
const settings: Readonly<Record<string, object>> = {
    "Pulumi's template": template,
    "Pulumi's template until 2024": { ...template, module: "commonjs", moduleResolution: "node" },
    "the strictest, nodenext": { ...strictest, module: "nodenext", moduleResolution: "nodenext" },
    "the strictest, bundler": { ...strictest, module: "esnext", moduleResolution: "bundler" },
};

describe("the packed package's types", () => {
    let project: TypedProject;

    beforeAll(async () => {
        project = await makeTypedProject();
    });
    afterAll(() => {
        project.remove();
    });

    test("no declaration below dist/sdk reaches the provider", () => {
        const declarations = project.files.filter((file) => /^dist\/sdk\/.*\.d\.ts$/.test(file));
        expect(declarations).toContain("dist/sdk/index.d.ts");
        for (const file of declarations) {
            const text = readFileSync(path.join(project.installed, file), "utf8");
            const imported = [...text.matchAll(/(?:\bfrom|\bimport\(?)\s*"([^"]+)"/g)].map(([, from]) => from!);
            const elsewhere = imported.filter((from) => from !== "@pulumi/pulumi" && !/^\.\/[a-z-]+$/.test(from));
            expect({ file, elsewhere }).toEqual({ file, elsewhere: [] });
        }
    });

    const program = readFileSync(path.join(__dirname, "typed-program.ts"), "utf8");

    test.each(Object.entries(settings))("compile with the settings of %s", async (_which, compilerOptions) => {
        const tsconfig = { compilerOptions, files: ["index.ts"] };
        expect(await project.check({ "index.ts": program }, tsconfig)).toEqual({ code: 0, output: "" });
    });

    // The tests that run the examples do not check their types again: ts-node would take seconds for each.
    test("compile in the examples, with their own settings", async () => {
        const named = readdirSync(examples).filter((name) => existsSync(path.join(examples, name, "index.ts")));
        const read = (name: string, file: string) => readFileSync(path.join(examples, name, file), "utf8");
        const [tsconfig, ...others] = new Set(named.map((name) => read(name, "tsconfig.json")));
        expect(others).toEqual([]);
        const programs = Object.fromEntries(named.map((name) => [`${name}.ts`, read(name, "index.ts")]));
        expect(await project.check(programs, JSON.parse(tsconfig!) as object)).toEqual({ code: 0, output: "" });
    });

    test("go into the strings of @pulumi/command only where there is a private key", async () => {
        const read = (name: string) => readFileSync(path.join(examples, "provision", name), "utf8");
        const imported = read("index.ts").replace(
            'Keypair("web")',
            'Keypair("web", { publicKey: "ssh-ed25519 AAAA" })',
        );
        const { code, output } = await project.check(
            { "index.ts": imported },
            JSON.parse(read("tsconfig.json")) as object,
        );
        expect(code).not.toBe(0);
        expect(output).toContain("Type 'undefined' is not assignable to type 'string'");
    });
});
