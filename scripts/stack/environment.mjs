// The environment of each stack, and of the tests: which variables are removed, and which are set. Pure functions.

/**
 * Our programs need no plugin. Without this, Pulumi downloads the plugin of every package in node_modules, used or not:
 * that of `@pulumi/command`, which an example imports. Offline, each `up` and preview tries for 2.4 seconds.
 */
const noPlugins = { PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true" };

/** Pulumi downloads nothing by itself. */
export const quiet = { ...noPlugins, PULUMI_SKIP_UPDATE_CHECK: "true" };

/** Everything that could connect to TWCC. */
const TWCC = /^(_?TWCC|APIGW_URL$)/i;
/** Pulumi's settings: backend, passphrase, stack, home, logs. */
const PULUMI = /^PULUMI_/i;
/** The local gateway is on this machine, so a proxy is of no use, and could connect to other machines. */
const PROXY = /^(https?|all|no)_proxy$|^(GLOBAL_AGENT_|npm_config_(https?_?)?proxy$)/i;
/** The user's home and SSH agent. */
const HOME = /^(HOME|USERPROFILE|APPDATA|LOCALAPPDATA|XDG_.*|SSH_AUTH_SOCK|SSH_AGENT_PID)$/i;

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {RegExp[]} patterns
 * @returns {NodeJS.ProcessEnv} A copy without the variables whose names match.
 */
export const without = (env, ...patterns) =>
    Object.fromEntries(Object.entries(env).filter(([name]) => !patterns.some((pattern) => pattern.test(name))));

/** @typedef {import("./paths.mjs").StackPaths} StackPaths */

/**
 * The environment of stack local, without the user's settings of Pulumi and TWCC.
 * @param {NodeJS.ProcessEnv} env
 * @param {StackPaths} paths
 */
export const localEnvironment = (env, paths) => ({
    ...without(env, TWCC, PULUMI, PROXY),
    ...ownPulumi(paths),
    PULUMI_BACKEND_URL: fileBackend(paths.state),
    PULUMI_CONFIG_PASSPHRASE_FILE: paths.passphrase,
    // Else the provider would read twccli's file in the user's home.
    TWCC_DATA_PATH: `${paths.folder}/no-twccli`,
});

/**
 * What the local gateway adds while it runs.
 * @param {{ endpoint: string, apiKey: string, project: string }} gateway
 */
export const gatewayEnvironment = ({ endpoint, apiKey, project }) => ({
    TWCC_ENDPOINT: endpoint,
    TWCC_API_KEY: apiKey,
    TWCC_PROJECT: project,
});

/**
 * The environment of stack twcc: the user's. With their own backend, users keep their Pulumi home and its credentials too.
 * @param {NodeJS.ProcessEnv} env
 * @param {StackPaths} paths
 */
export const twccEnvironment = (env, paths) =>
    env["PULUMI_BACKEND_URL"]
        ? { ...env, ...noPlugins, PULUMI_STACK: paths.name }
        : { ...env, ...ownPulumi(paths), PULUMI_BACKEND_URL: fileBackend(paths.state) };

/**
 * The environment of the tests, without TWCC, the user's home, and proxies. They keep npm's and Go's caches and settings,
 * and our own cache.
 * @param {NodeJS.ProcessEnv} env
 * @param {{ home: string, cache: string, npmCache: string, npmUserConfig: string, PATH?: string | undefined, go?: Record<string, string> }} paths
 */
export const testEnvironment = (env, { home, cache, npmCache, npmUserConfig, PATH, go = {} }) => ({
    ...without(env, TWCC, PULUMI, PROXY, HOME),
    HOME: home,
    USERPROFILE: home,
    APPDATA: `${home}/AppData/Roaming`,
    LOCALAPPDATA: `${home}/AppData/Local`,
    XDG_CACHE_HOME: `${home}/.cache`,
    XDG_CONFIG_HOME: `${home}/.config`,
    XDG_DATA_HOME: `${home}/.local/share`,
    XDG_STATE_HOME: `${home}/.local/state`,
    // The tests start hundreds of processes that load the same packages.
    NODE_COMPILE_CACHE: `${home}/.cache/node`,
    TEST_CACHE: cache,
    npm_config_cache: npmCache,
    npm_config_userconfig: npmUserConfig,
    ...quiet,
    ...go,
    ...(PATH === undefined ? {} : { PATH }),
});

/** @param {StackPaths} paths */
const ownPulumi = ({ home, name }) => ({ ...quiet, PULUMI_HOME: home, PULUMI_STACK: name });

/**
 * The URL as Pulumi reads it: the path is not percent-encoded, and has slashes on Windows too.
 * @param {string} folder
 */
export const fileBackend = (folder) => `file://${folder.replaceAll("\\", "/").replace(/^(?=[A-Za-z]:)/, "/")}`;
