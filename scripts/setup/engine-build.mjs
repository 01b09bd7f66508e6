// The engine from Pulumi's own Go modules, for machines that reach a Go module proxy but not Pulumi's downloads.
// scripts/engine/ holds the modules: go.sum makes Go check every source, so that the build is the same for everyone.
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

const programs = [
    {
        name: "pulumi",
        module: path.join(repository, "scripts", "engine", "cli"),
        package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
        // Without this version the Automation API refuses the CLI.
        ldflags: `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${ENGINE_VERSION}`,
    },
    {
        name: "pulumi-language-nodejs",
        module: path.join(repository, "scripts", "engine", "language-host"),
        package: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
        ldflags: "-s -w",
    },
];

/**
 * The launcher of the dynamic provider, as Pulumi ships it: @pulumi/pulumi is resolved from the program's folder.
 * (There is none for Windows: see whyNotBuildable.)
 */
const LAUNCHER = `#!/bin/sh
script=$(node -e "console.log(require.resolve('@pulumi/pulumi/cmd/dynamic-provider'))") && exec node "$script" "$@"
`;

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined} Why no engine can be built on this machine.
 */
export function whyNotBuildable(env) {
    if (process.platform === "win32") {
        return "a build from Go modules is for Linux and macOS";
    }
    return findProgram("go", env) ? undefined : "there is no go on PATH to build it with";
}

/** The oldest Go that builds the engine, from Pulumi's module. */
export const oldestGo = () =>
    /^go (\S+)$/m.exec(fs.readFileSync(path.join(programs[0].module, "go.mod"), "utf8"))?.[1] ?? "?";

/**
 * @param {string} folder Where to put bin/ with the three programs.
 * @param {NodeJS.ProcessEnv} env
 */
export async function buildEngine(folder, env) {
    // A go.work above the checkout and a cross-compiler's settings must not change what is built.
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
            // -mod=readonly: a user's GOFLAGS=-mod=mod would let Go rewrite the committed go.sum.
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
            hint: "Go's own messages say why. Its caches need about 4 GB of disk; `go clean -cache` frees some. What was compiled is kept: try again.",
        });
    }
    fs.writeFileSync(path.join(bin, "pulumi-resource-pulumi-nodejs"), LAUNCHER, { mode: 0o755 });
    const version = parseVersion(await versionOf(pulumiIn(folder), env));
    if (version !== ENGINE_VERSION) {
        throw new Failure(`The engine that was built calls itself ${version ?? "nothing"}, not ${ENGINE_VERSION}.`);
    }
}

/**
 * Go looks for the version that go.mod wants, and downloads it if GOTOOLCHAIN lets it: so ask Go itself.
 * @param {NodeJS.ProcessEnv} env
 */
async function checkGo(env) {
    try {
        await runStep({ what: "looking for Go", command: ["go", "version"], cwd: programs[0].module, env });
    } catch (error) {
        throw new Failure(`Go ${oldestGo()} or newer is needed to build the Pulumi engine.`, {
            output: error instanceof Failure ? error.output : messageOf(error),
            hint: "Install a newer Go, or let Go fetch one (GOTOOLCHAIN=auto), or install the Pulumi CLI.",
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
            hint: "Check the network and Go's settings (go env GOPROXY GOFLAGS), then try again; what was downloaded is kept.",
        });
        total += list.trim().split("\n").length;
    }
    return total;
}
