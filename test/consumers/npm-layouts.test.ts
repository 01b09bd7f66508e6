import { appendFileSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { npm as runNpm } from "../support/consumer";
import { live } from "./support/lifecycle";
import { getNpm, type Manager } from "./support/managers";
import { ownPackage, pulumiYaml, typescriptProject, usesOwnPackage } from "./support/programs";
import { openWorkshop, versions, type Workshop } from "./support/workshop";

jest.setTimeout(600_000);

const repository = path.resolve(__dirname, "../..");

describe("npm, more than one package", () => {
    let workshop: Workshop;
    let npm: Manager;

    beforeAll(async () => {
        workshop = await openWorkshop();
        npm = await getNpm();
    });
    afterAll(() => workshop.close());

    test("a workspace, its packages hoisted to the root", async () => {
        const folder = await workshop.install("workspaces", npm, {
            "package.json": { name: "all", private: true, workspaces: ["packages/*"] },
            "packages/infra/package.json": {
                name: "infra",
                private: true,
                main: "index.ts",
                ...workshop.dependencies,
            },
        });
        const at = path.join(folder, "packages", "infra");
        await live(
            { title: "workspace, packages hoisted", packages: npm.title, at, files: typescriptProject },
            workshop.alice,
        );
    });

    test("two versions in one tree: the one that the program sees serves both", async () => {
        const later = await packAs("99.0.0");
        const folder = await workshop.install("two-versions", npm, {
            "package.json": {
                name: "all",
                private: true,
                main: "index.js",
                dependencies: { ...workshop.dependencies.dependencies, keys: "file:keys" },
            },
            "keys/package.json": {
                name: "keys",
                version: "1.0.0",
                dependencies: { "pulumi-twcc": `file:${later}` },
                peerDependencies: { "@pulumi/pulumi": versions.sdk },
            },
            "keys/index.js": ownPackage,
        });
        const mark = (of: string, says: string) => {
            const copy = path.join(folder, of, "node_modules/pulumi-twcc");
            appendFileSync(path.join(copy, "dist/provider/index.js"), `\nconsole.log("served by ${says}");\n`);
            return (JSON.parse(readFileSync(path.join(copy, "package.json"), "utf8")) as { version: string }).version;
        };
        expect(mark("keys", "the other")).toBe("99.0.0");
        expect(mark("", "the program's")).not.toBe("99.0.0");
        const own = 'new (require("pulumi-twcc").Keypair)("own");\n';
        await live(
            {
                title: "two versions in one tree: the one that the program's folder sees serves both",
                packages: npm.title,
                at: folder,
                files: { "Pulumi.yaml": pulumiYaml(), "index.js": own + usesOwnPackage },
                look: (output, command) => {
                    if (command !== "preview") expect(output).toContain("served by the program's");
                    expect(output).not.toContain("served by the other");
                },
            },
            workshop.alice,
        );
    });

    test("the repository itself", async () => {
        const folder = path.join(workshop.root, "repository");
        mkdirSync(folder);
        copyPackage(folder);
        for (const name of ["index.ts", "tsconfig.json"]) cpSync(path.join(repository, name), path.join(folder, name));
        symlinkSync(path.join(repository, "node_modules"), path.join(folder, "node_modules"));
        const program = path.join(folder, "index.ts");
        await live(
            {
                title: "this repository itself",
                packages: npm.title,
                at: folder,
                files: {
                    "Pulumi.yaml": readFileSync(path.join(repository, "Pulumi.yaml"), "utf8").replace(
                        /^name: .*/,
                        "name: test",
                    ),
                },
                removeOne: () => {
                    const lines = readFileSync(program, "utf8").split("\n");
                    writeFileSync(program, lines.filter((line) => !line.includes("imported")).join("\n"));
                },
            },
            workshop.alice,
        );
    });

    /** The same package under another version. */
    async function packAs(version: string): Promise<string> {
        const folder = path.join(workshop.root, "later");
        mkdirSync(folder);
        copyPackage(folder);
        const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as object;
        writeFileSync(path.join(folder, "package.json"), JSON.stringify({ ...manifest, version }));
        await runNpm(["pack", "--ignore-scripts"], folder);
        return path.join(folder, `pulumi-twcc-${version}.tgz`);
    }
});

function copyPackage(folder: string): void {
    for (const name of ["package.json", "sdk", "provider", "dist"]) {
        cpSync(path.join(repository, name), path.join(folder, name), { recursive: true });
    }
}
