import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { devDependencies } from "../../package.json";
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
const pulumiSdk = devDependencies["@pulumi/pulumi"];

/** The package as it would be published. */
export interface Packed {
    readonly tarball: string;
    /** The files in it. */
    readonly files: string[];
}

/** Packs this repository into a folder. */
export async function packPackage(folder: string): Promise<Packed> {
    // The build was made by the set-up; packing it again would only take time.
    const packed = await npm(["pack", "--json", "--ignore-scripts", "--pack-destination", folder], repository);
    const name = readdirSync(folder).find((one) => one.endsWith(".tgz"));
    if (name === undefined) throw new Error("npm pack made no tarball");
    const [described] = Object.values(JSON.parse(packed) as Record<string, { files: { path: string }[] }>);
    return { tarball: path.join(folder, name), files: described!.files.map((file) => file.path) };
}

/** Runs npm with the developer's own settings; what it wrote to standard output. */
export async function npm(args: readonly string[], cwd: string): Promise<string> {
    const { code, output, stdout } = await run("npm", args, cwd, process.env);
    if (code !== 0) throw new Error(`npm ${args.join(" ")} failed:\n${output}`);
    return stdout;
}

/**
 * Packs this repository and installs the tarball with npm, beside Pulumi's SDK and TypeScript.
 * @param options - `sdk`: the version of \@pulumi/pulumi, by default this repository's; `force`: also installs a version
 * that the package's peer range refuses.
 */
export async function installConsumer({ sdk = pulumiSdk, force = false } = {}): Promise<Consumer> {
    const folder = mkdtempSync(path.join(tmpdir(), "twcc-consumer-"));
    const { tarball, files } = await packPackage(folder);
    writeFileSync(path.join(folder, "package.json"), '{ "name": "consumer", "private": true }');
    const versions = [`@pulumi/pulumi@${sdk}`, "typescript@5.9.3", "@types/node@20"];
    await npm(
        ["install", ...(force ? ["--legacy-peer-deps"] : []), "--no-audit", "--no-fund", tarball, ...versions],
        folder,
    );
    return {
        folder,
        modules: path.join(folder, "node_modules"),
        files,
        remove: () => {
            rmSync(folder, { recursive: true, force: true });
        },
    };
}
