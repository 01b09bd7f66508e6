import path from "node:path";
import ts from "typescript";
import { repository, type Block } from "./pages";

/** What a block that imports nothing may use, so that the docs need not repeat it. */
const usual = `import * as pulumi from "@pulumi/pulumi";
import * as twcc from "pulumi-twcc";
const config = new pulumi.Config();
`;

/** What the docs' programs import and this repository has not, as far as they use it. */
const others: Readonly<Record<string, string>> = {
    "@pulumi/tls": `import * as pulumi from "@pulumi/pulumi";
        export declare class PrivateKey extends pulumi.CustomResource {
            constructor(name: string, args: { algorithm: string; rsaBits?: number; ecdsaCurve?: string });
            readonly privateKeyPem: pulumi.Output<string>;
            readonly privateKeyOpenssh: pulumi.Output<string>;
            readonly publicKeyOpenssh: pulumi.Output<string>;
        }`,
    // What \`pulumi package add terraform-provider twcc/twcc\` makes, by that provider's documentation.
    twcc: `import * as pulumi from "@pulumi/pulumi";
        type Looked = pulumi.Output<{ id: string }>;
        export declare function getProjectOutput(args: Record<"name" | "platform", pulumi.Input<string>>): Looked;
        export declare function getSolutionOutput(args: Record<"name" | "project" | "category", pulumi.Input<string>>): Looked;
        export declare class Vcs extends pulumi.CustomResource {
            constructor(name: string, args: Record<"name" | "platform" | "project" | "solution", pulumi.Input<string>> & {
                desc?: pulumi.Input<string>;
                extraProperty?: pulumi.Input<Record<string, pulumi.Input<string>>>;
            });
            readonly publicIp: pulumi.Output<string>;
        }`,
};

/** A block as a program of its own. */
const programOf = ({ text }: Block): string => (/^import /m.test(text) ? text : usual + text);

/** A block as CommonJS, without looking at its types. */
export function javaScriptOf(block: Block): string {
    const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, esModuleInterop: true };
    return ts.transpileModule(programOf(block), { compilerOptions }).outputText;
}

/** Compiles all blocks as one strict program against the package's built types; what is wrong, with page and code. */
export function mistakesIn(blocks: readonly Block[]): string[] {
    const folder = path.join(repository, "build", "docs-code");
    const programs = new Map(blocks.map((block, at) => [path.join(folder, `block-${at}.ts`), block]));
    const declarations = new Map(
        Object.entries(others).map(([name, text]) => [path.join(folder, name, "index.d.ts"), text]),
    );
    const textOf = (file: string): string | undefined => {
        const block = programs.get(path.normalize(file));
        return block === undefined ? declarations.get(path.normalize(file)) : programOf(block);
    };

    const { options } = ts.parseJsonConfigFileContent(
        ts.readConfigFile(path.join(repository, "tsconfig.json"), (file) => ts.sys.readFile(file)).config,
        ts.sys,
        repository,
    );
    options.types = ["node"];
    options.paths = Object.fromEntries(
        Object.keys(others).map((name) => [name, [path.join(folder, name, "index.d.ts")]]),
    );
    const disk = ts.createCompilerHost(options);
    const host: ts.CompilerHost = {
        ...disk,
        fileExists: (file) => textOf(file) !== undefined || disk.fileExists(file),
        readFile: (file) => textOf(file) ?? disk.readFile(file),
        getSourceFile: (file, version, ...more) => {
            const text = textOf(file);
            return text === undefined
                ? disk.getSourceFile(file, version, ...more)
                : ts.createSourceFile(file, text, version);
        },
    };

    const program = ts.createProgram([...programs.keys()], options, host);
    return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
        const message = ts.flattenDiagnosticMessageText(messageText, "\n");
        const block = file === undefined ? undefined : programs.get(path.normalize(file.fileName));
        return `${block?.page ?? file?.fileName ?? "options"}: ${message}\n${block?.text ?? ""}`;
    });
}
