// Which Pulumi engines we use, and which one we install if there is none.
import semver from "semver";

/**
 * The oldest CLI on PATH that we use: the version of the oldest @pulumi/pulumi in package.json's peer range, which is
 * tested; CLI and SDK are released together. Before 3.141 a dynamic provider is never configured
 * (docs/contributing/pulumi-engine.md#configuration).
 */
export const OLDEST_VERSION = "3.150.0";

/** The version that is installed or built: the one of scripts/engine/cli/go.mod. */
export const ENGINE_VERSION = "3.259.0";

/** What a folder must contain to be an engine for programs in Node, with dynamic providers, Python, Go and YAML. */
export const ENGINE_PROGRAMS = [
    "pulumi",
    "pulumi-language-go",
    "pulumi-language-nodejs",
    "pulumi-language-python",
    "pulumi-language-python-exec",
    "pulumi-language-yaml",
    "pulumi-resource-pulumi-nodejs",
];

/**
 * @param {string} text What `pulumi version` prints: "v3.259.0", "v3.260.0-alpha.1+dirty".
 * @returns {string | undefined} "3.259.0"
 */
export function parseVersion(text) {
    const version = semver.parse(text);
    return version ? `${version.major}.${version.minor}.${version.patch}` : undefined;
}
