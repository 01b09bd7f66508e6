import type { Files } from "./files";

/** Removes one key pair from every program below, as an edit would. */
export const removal = { SPARE: "removed" };

const makeKeys = `new twcc.Keypair("web");
const byTwcc = new twcc.Keypair("by-twcc", { generatedBy: "twcc" });
if (process.env.SPARE !== "removed") new twcc.Keypair("spare", { name: "spare" });`;

const imports = 'import * as twcc from "pulumi-twcc";\nimport * as pulumi from "@pulumi/pulumi";';

export const typescript = `${imports}
${makeKeys}
const name: pulumi.Output<string> = byTwcc.name;
export const keypairName = pulumi.interpolate\`\${name}\`;
`;
/** With what only an ES module may do, so that it cannot be run as CommonJS unnoticed. */
export const typescriptEsModule = `${typescript}
await Promise.resolve(import.meta.url);
`;
export const esModule = `${imports}
${makeKeys}
export const keypairName = pulumi.interpolate\`\${byTwcc.name}\`;
`;
export const commonJs = `const twcc = require("pulumi-twcc");
const pulumi = require("@pulumi/pulumi");
${makeKeys}
exports.keypairName = pulumi.interpolate\`\${byTwcc.name}\`;
`;

/** A package of the user's own that makes the key pairs; the program only uses it. */
export const ownPackage = `const twcc = require("pulumi-twcc");
exports.makeKeys = () => {
    ${makeKeys}
    return byTwcc.name;
};
`;
export const usesOwnPackage = 'exports.keypairName = require("keys").makeKeys();\n';

/** The settings of Pulumi's TypeScript template. */
export const tsconfig = {
    compilerOptions: {
        strict: true,
        outDir: "bin",
        target: "es2020",
        module: "nodenext",
        moduleResolution: "nodenext",
        sourceMap: true,
        forceConsistentCasingInFileNames: true,
    },
    files: ["index.ts"],
};

/** Pulumi.yaml; what is given stands below. */
export const pulumiYaml = (more = ""): string => `name: test\nruntime: nodejs\n${more}`;

/** A program that Pulumi runs as it comes: TypeScript, as CommonJS. */
export const typescriptProject: Files = {
    "Pulumi.yaml": pulumiYaml(),
    "index.ts": typescript,
    "tsconfig.json": tsconfig,
};

/** TypeScript as ES modules: package.json needs `"type": "module"`, and Pulumi a loader. */
export const typescriptEsProject: Files = { ...typescriptProject, "index.ts": typescriptEsModule };
