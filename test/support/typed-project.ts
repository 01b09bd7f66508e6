import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { packPackage } from "./consumer";
import { run, type Ran } from "./project";

/** A user's project with the packed package, for the compiler only. */
export interface TypedProject {
    /** The package's folder in it. */
    readonly installed: string;
    /** The files in the package. */
    readonly files: readonly string[];
    /** Type-checks these programs, by their names, with this tsconfig.json. */
    check(programs: Readonly<Record<string, string>>, tsconfig: object): Promise<Pick<Ran, "code" | "output">>;
    remove(): void;
}

const repository = path.resolve(__dirname, "../..");

/**
 * Unpacks the package into a fresh project. Pulumi's packages, the compiler and Node's types are this repository's, so that
 * nothing is downloaded; the package's own dependencies are not there, and its types must not ask for them.
 */
export async function makeTypedProject(): Promise<TypedProject> {
    const folder = mkdtempSync(path.join(tmpdir(), "twcc-types-"));
    const modules = path.join(folder, "node_modules");
    const installed = path.join(modules, "pulumi-twcc");
    mkdirSync(installed, { recursive: true });
    const { tarball, files } = await packPackage(folder);
    const unpacked = await run("tar", ["-xzf", tarball, "-C", installed, "--strip-components=1"], folder, process.env);
    if (unpacked.code !== 0) throw new Error(`The tarball cannot be unpacked:\n${unpacked.output}`);
    for (const name of ["@pulumi/pulumi", "@pulumi/command", "@types/node"]) {
        mkdirSync(path.dirname(path.join(modules, name)), { recursive: true });
        symlinkSync(path.join(repository, "node_modules", name), path.join(modules, name));
    }
    writeFileSync(path.join(folder, "package.json"), '{ "name": "typed", "main": "index.ts" }');
    const tsc = path.join(repository, "node_modules/typescript/bin/tsc");
    return {
        installed,
        files,
        check: async (programs, tsconfig) => {
            for (const name of readdirSync(folder).filter((one) => one.endsWith(".ts")))
                rmSync(path.join(folder, name));
            for (const [name, text] of Object.entries(programs)) writeFileSync(path.join(folder, name), text);
            writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
            const { code, output } = await run(
                process.execPath,
                [tsc, "--noEmit", "--pretty", "false"],
                folder,
                process.env,
            );
            return { code, output };
        },
        remove: () => {
            rmSync(folder, { recursive: true, force: true });
        },
    };
}
