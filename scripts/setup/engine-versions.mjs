// Which Pulumi engines we take, and which one we get where there is none.

/**
 * The oldest CLI on PATH that we use: the oldest @pulumi/pulumi that package.json's peer range allows and that was tried
 * has this version, and CLI and SDK are released together. Before 3.141 a dynamic provider is never configured
 * (docs/contributing/pulumi-engine.md#configuration).
 */
export const OLDEST_VERSION = "3.150.0";

/** The version that is installed or built: the one of scripts/engine/cli/go.mod. */
export const ENGINE_VERSION = "3.259.0";

/** What a folder must hold to be an engine for Node programs with dynamic providers. */
export const ENGINE_PROGRAMS = ["pulumi", "pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"];

/**
 * @param {string} text What `pulumi version` prints: "v3.259.0", "v3.260.0-alpha.1+dirty".
 * @returns {string | undefined} "3.259.0"
 */
export const parseVersion = (text) => /^v?(\d+\.\d+\.\d+)/.exec(text.trim())?.[1];

/**
 * @param {string} version
 * @param {string} oldest
 */
export function isAtLeast(version, oldest) {
    const [is, least] = [version, oldest].map((text) => text.split(".").map(Number));
    const at = is.findIndex((part, index) => part !== least[index]);
    return at === -1 || is[at] > least[at];
}
