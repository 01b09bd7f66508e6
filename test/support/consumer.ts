import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { run } from "./project";

/** A fresh project of a user's, with the packed package installed from its tarball. */
export interface Consumer {
    readonly folder: string;
    readonly modules: string;
    /** The files in the tarball. */
    readonly files: string[];
    remove(): void;
}

const repository = path.resolve(__dirname, "../..");

/**
 * Packs this repository and installs the tarball with npm, beside Pulumi's SDK and TypeScript.
 * @param options - `sdk`: the version of \@pulumi/pulumi; `force`: also one that the package's peer range refuses.
 */
export async function installConsumer({ sdk = "3.248.0", force = false } = {}): Promise<Consumer> {
    const folder = mkdtempSync(path.join(tmpdir(), "twcc-consumer-"));
    const npm = async (args: string[], cwd: string) => {
        const { code, output, stdout } = await run("npm", args, cwd, process.env);
        if (code !== 0) throw new Error(`npm ${args.join(" ")} failed:\n${output}`);
        return stdout;
    };
    // The build was made by the set-up; packing it again would only take time.
    const packed = await npm(["pack", "--json", "--ignore-scripts", "--pack-destination", folder], repository);
    const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
    if (tarball === undefined) throw new Error("npm pack made no tarball");
    writeFileSync(path.join(folder, "package.json"), '{ "name": "consumer", "private": true }');
    const versions = [`@pulumi/pulumi@${sdk}`, "typescript@5.9.3", "@types/node@20"];
    await npm(
        ["install", ...(force ? ["--legacy-peer-deps"] : []), "--no-audit", "--no-fund", `./${tarball}`, ...versions],
        folder,
    );
    const [described] = Object.values(JSON.parse(packed) as Record<string, { files: { path: string }[] }>);
    return {
        folder,
        modules: path.join(folder, "node_modules"),
        files: described!.files.map((file) => file.path),
        remove: () => {
            rmSync(folder, { recursive: true, force: true });
        },
    };
}
