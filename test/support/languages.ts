import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { cacheFolder, makeSharedFolder } from "./shared-folder";

const repository = path.resolve(__dirname, "../..");

/** The SDKs that the repository's tool generates. */
export function generateSdks(): { readonly nodejs: string; readonly python: string; readonly go: string } {
    execFileSync(process.execPath, [path.join(repository, "scripts/sdks.mjs")], { stdio: "pipe" });
    const folder = path.join(repository, "build/sdks");
    return {
        nodejs: path.join(folder, "nodejs"),
        python: path.join(folder, "python"),
        go: path.join(folder, "go"),
    };
}

/** What the Python SDK needs, in versions that were tested. */
const pythonPackages = ["pulumi==3.259.0", "parver==0.5", "semver==3.0.4", "setuptools==80.9.0"];

/** The programs of a virtual environment with Pulumi's Python SDK, kept in the user's cache. */
export async function pythonEnvironment(): Promise<string> {
    const python = execFileSync("python3", ["-c", "import sys; print(sys.version)"], { encoding: "utf8" });
    const folder = cacheFolder("python", `${python}${pythonPackages.join()}`);
    // Its programs are found by PATH, so it may move.
    await makeSharedFolder(folder, (unfinished) => {
        execFileSync("python3", ["-m", "venv", unfinished], { stdio: "pipe" });
        const pip = ["-m", "pip", "install", "--quiet", ...pythonPackages];
        execFileSync(path.join(unfinished, "bin/python"), pip, { stdio: "pipe" });
    });
    return path.join(folder, "bin");
}

/** Installs the Python SDK into a temporary folder, for PYTHONPATH. */
export function installPythonSdk(bin: string, sdk: string): string {
    const folder = mkdtempSync(path.join(os.tmpdir(), "twcc-python-"));
    const options = ["--quiet", "--no-deps", "--no-build-isolation", "--compile", "--target", folder];
    execFileSync(path.join(bin, "python"), ["-m", "pip", "install", ...options, sdk], { stdio: "pipe" });
    return folder;
}

/** Go's caches: a test has another home. */
export function goEnvironment(): Record<string, string> {
    const names = ["GOCACHE", "GOMODCACHE", "GOPROXY", "GOFLAGS", "GONOSUMDB", "GONOSUMCHECK", "GOSUMDB"];
    const values = execFileSync("go", ["env", ...names], { encoding: "utf8" }).split("\n");
    return Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""] as const));
}
