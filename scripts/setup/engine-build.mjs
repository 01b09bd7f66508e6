// Builds the engine from Pulumi's own Go modules, on machines that reach a Go module proxy but not Pulumi's downloads.
// The module files are in scripts/engine/. By go.sum Go verifies every source, so the build is the same on every machine.
import * as fs from "node:fs";
import * as path from "node:path";

import { Failure, messageOf } from "../support/failure.mjs";
import { repository } from "../support/folders.mjs";
import { runStep } from "../support/run.mjs";
import { pulumiIn } from "./engine-cache.mjs";
import { findProgram, versionOf } from "./engine-on-path.mjs";
import { ENGINE_VERSION, parseVersion } from "./engine-versions.mjs";

/** Measured on 2 cores with empty caches. */
const EXPECTED = "5 to 10 minutes in all, once";

const cli = {
    name: "pulumi",
    module: path.join(repository, "scripts", "engine", "cli"),
    package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    // Without this version the Automation API refuses the CLI.
    ldflags: `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${ENGINE_VERSION}`,
};
const hostsModule = path.join(repository, "scripts", "engine", "language-host");
/** @param {string} language @param {string} folder */
const languageHost = (language, folder) => ({
    name: `pulumi-language-${language}`,
    module: hostsModule,
    package: `github.com/pulumi/pulumi/sdk/v3/${folder}/pulumi-language-${language}`,
    ldflags: "-s -w",
});
const yamlHost = {
    name: "pulumi-language-yaml",
    module: path.join(repository, "scripts", "engine", "yaml-host"),
    package: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
    ldflags: "-s -w",
};
const programs = [
    cli,
    languageHost("nodejs", "nodejs/cmd"),
    languageHost("python", "python/cmd"),
    languageHost("go", "go"),
    yamlHost,
];

/** What the host of Python starts, as Pulumi ships it. */
const PYTHON_LAUNCHER = "pulumi-language-python-exec";

/**
 * The launcher of the dynamic provider, as Pulumi ships it. It resolves @pulumi/pulumi from the program's folder.
 * (Not for Windows: see whyNotBuildable.)
 */
const LAUNCHER = `#!/bin/sh
script=$(node -e "console.log(require.resolve('@pulumi/pulumi/cmd/dynamic-provider'))") && exec node "$script" "$@"
`;

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined} Why this machine cannot build an engine.
 */
export function whyNotBuildable(env) {
    if (process.platform === "win32") {
        return "a build from Go modules needs Linux or macOS";
    }
    return findProgram("go", env) ? undefined : "there is no go on PATH to build one";
}

/** The oldest Go that builds the engine. */
export const oldestGo = () => /^go (\S+)$/m.exec(fs.readFileSync(path.join(cli.module, "go.mod"), "utf8"))?.[1] ?? "?";

/**
 * @param {string} folder Gets a folder bin/ with the programs.
 * @param {NodeJS.ProcessEnv} env
 */
export async function buildEngine(folder, env) {
    // A go.work above the checkout and settings for cross-compilation must not change the result.
    const goEnv = { ...env, GOWORK: "off", GOOS: undefined, GOARCH: undefined };
    await checkGo(goEnv);
    const bin = path.join(folder, "bin");
    fs.mkdirSync(bin, { recursive: true });
    const total = await countPackages(goEnv);
    let compiled = 0;
    const since = Date.now();
    for (const { name, module, package: source, ldflags } of programs) {
        const line = () => `building the Pulumi engine: ${compiled} of at most ${total} Go packages (${EXPECTED})`;
        await runStep({
            what: `building ${name}`,
            // -mod=readonly: with the user's GOFLAGS=-mod=mod, Go would rewrite the committed go.sum.
            command: [
                "go",
                "build",
                "-v",
                "-mod=readonly",
                "-trimpath",
                "-ldflags",
                ldflags,
                "-o",
                path.join(bin, name),
                source,
            ],
            cwd: module,
            env: goEnv,
            line,
            since,
            onError: (text) => (compiled += text.startsWith("go: ") ? 0 : 1),
            hint: "Go's messages say why. Its caches need about 4 GB of disk (`go clean -cache` frees some). What is compiled stays in them, so try again.",
        });
    }
    fs.writeFileSync(path.join(bin, "pulumi-resource-pulumi-nodejs"), LAUNCHER, { mode: 0o755 });
    const sources = await runStep({
        what: "looking for Pulumi's Go modules",
        command: ["go", "list", "-mod=readonly", "-m", "-f", "{{.Dir}}", "github.com/pulumi/pulumi/sdk/v3"],
        cwd: hostsModule,
        env: goEnv,
    });
    const launcher = fs.readFileSync(path.join(sources.trim(), "python", "cmd", PYTHON_LAUNCHER));
    fs.writeFileSync(path.join(bin, PYTHON_LAUNCHER), launcher, { mode: 0o755 });
    const version = parseVersion(await versionOf(pulumiIn(folder), env));
    if (version !== ENGINE_VERSION) {
        throw new Failure(`The engine that was built has version ${version ?? "?"} instead of ${ENGINE_VERSION}.`);
    }
}

/**
 * Go itself knows whether it is new enough: it may download the version of go.mod (GOTOOLCHAIN).
 * @param {NodeJS.ProcessEnv} env
 */
async function checkGo(env) {
    try {
        await runStep({ what: "looking for Go", command: ["go", "version"], cwd: cli.module, env });
    } catch (error) {
        throw new Failure(`Go ${oldestGo()} or newer is needed to build the Pulumi engine.`, {
            output: error instanceof Failure ? error.output : messageOf(error),
            hint: "Install a newer Go, let Go download one (GOTOOLCHAIN=auto), or install the Pulumi CLI.",
            cause: error,
        });
    }
}

/**
 * Downloads the modules and counts the packages to compile.
 * @param {NodeJS.ProcessEnv} env
 */
async function countPackages(env) {
    let downloaded = 0;
    let total = 0;
    for (const { module, package: source } of programs) {
        const list = await runStep({
            what: "downloading Pulumi's Go modules",
            command: ["go", "list", "-mod=readonly", "-deps", source],
            cwd: module,
            env,
            line: () => `downloading Pulumi's Go modules: ${downloaded} so far (then the build; ${EXPECTED})`,
            onError: (text) => (downloaded += text.startsWith("go: downloading ") ? 1 : 0),
            hint: "Check the network and Go's settings (go env GOPROXY GOFLAGS), and try again. Downloaded modules stay in Go's cache.",
        });
        total += list.trim().split("\n").length;
    }
    return total;
}
