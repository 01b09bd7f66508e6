import { version as installedPulumi } from "@pulumi/pulumi/version";
import { runError } from "./run-error";

/** The oldest versions that work. They are in package.json, too, but npm only warns about those. */
const oldestNode = "20.0.0";
const oldestPulumi = "3.150.0";

let met = false;

/**
 * Refuses a Node or a Pulumi SDK that is too old. Without this check, an old Node fails with "Invalid URL", since it
 * cannot load the stub, and an old SDK leaves the provider without configuration
 * (docs/contributing/pulumi-engine.md#configuration).
 */
export function requireSupportedVersions(): void {
    if (met) return;
    const problem = problemWith(process.version, installedPulumi);
    if (problem !== undefined) throw runError(problem);
    met = true;
}

/** What is wrong with these versions, and what to do; `undefined` if they work. An unusual version number passes. */
export function problemWith(node: string, sdk: string): string | undefined {
    if (isOlder(node, oldestNode)) {
        return (
            `pulumi-twcc needs Node 20 or newer, but this program runs on Node ${node.replace("v", "")}: ` +
            "install a newer version, and put it first on PATH."
        );
    }
    if (isOlder(sdk, oldestPulumi)) {
        return (
            `pulumi-twcc needs @pulumi/pulumi ${oldestPulumi} or newer, but this program has ${sdk}: ` +
            "update it with `npm install @pulumi/pulumi@3` (on Node 20: @pulumi/pulumi@3.248.0)."
        );
    }
    return undefined;
}

function isOlder(version: string, oldest: string): boolean {
    const is = numbersOf(version);
    const differences = numbersOf(oldest).map((least, at) => (is[at] ?? least) - least);
    return (differences.find((difference) => difference !== 0) ?? 0) < 0;
}

const numbersOf = (version: string): number[] => (/^v?(\d+)\.(\d+)\.(\d+)/.exec(version) ?? []).slice(1).map(Number);
