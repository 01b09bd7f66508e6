// The environment of each stack: what is taken away, and what is put there. Pure.

/** Everything that could lead to TWCC. */
const TWCC = /^(_?TWCC|APIGW_URL$)/i;
/** Another backend, passphrase, stack, home or log setting of Pulumi. */
const PULUMI = /^PULUMI_/i;
/** The local gateway is on this machine: a proxy would only be in the way, and could lead out. */
const PROXY = /^(https?|all|no)_proxy$|^(GLOBAL_AGENT_|npm_config_(https?_?)?proxy$)/i;
/** What a home and its agents give away to the tests. */
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
 * The local stack: nothing of the user's Pulumi or TWCC settings comes in.
 * @param {NodeJS.ProcessEnv} env
 * @param {StackPaths} paths
 */
export const localEnvironment = (env, paths) => ({
    ...without(env, TWCC, PULUMI, PROXY),
    ...ownPulumi(paths),
    PULUMI_BACKEND_URL: fileBackend(paths.state),
    PULUMI_CONFIG_PASSPHRASE_FILE: paths.passphrase,
    // The provider would read twccli's file in the user's home.
    TWCC_DATA_PATH: `${paths.folder}/no-twccli`,
});

/**
 * What the local gateway adds, while it runs.
 * @param {{ endpoint: string, apiKey: string, project: string }} gateway
 */
export const gatewayEnvironment = ({ endpoint, apiKey, project }) => ({
    TWCC_ENDPOINT: endpoint,
    TWCC_API_KEY: apiKey,
    TWCC_PROJECT: project,
});

/**
 * TWCC's stack: the user's environment. With a backend of their own they keep their Pulumi home (its credentials), too.
 * @param {NodeJS.ProcessEnv} env
 * @param {StackPaths} paths
 */
export const twccEnvironment = (env, paths) =>
    env["PULUMI_BACKEND_URL"]
        ? { ...env, PULUMI_STACK: paths.name }
        : { ...env, ...ownPulumi(paths), PULUMI_BACKEND_URL: fileBackend(paths.state) };

/**
 * The tests: no way to TWCC, to the user's home or out of the machine, except npm's cache and settings.
 * @param {NodeJS.ProcessEnv} env
 * @param {{ home: string, npmCache: string, npmUserConfig: string, PATH?: string | undefined }} paths
 */
export const testEnvironment = (env, { home, npmCache, npmUserConfig, PATH }) => ({
    ...without(env, TWCC, PULUMI, PROXY, HOME),
    HOME: home,
    USERPROFILE: home,
    APPDATA: `${home}/AppData/Roaming`,
    LOCALAPPDATA: `${home}/AppData/Local`,
    XDG_CACHE_HOME: `${home}/.cache`,
    XDG_CONFIG_HOME: `${home}/.config`,
    XDG_DATA_HOME: `${home}/.local/share`,
    XDG_STATE_HOME: `${home}/.local/state`,
    npm_config_cache: npmCache,
    npm_config_userconfig: npmUserConfig,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    ...(PATH === undefined ? {} : { PATH }),
});

/** @param {StackPaths} paths */
const ownPulumi = ({ home, name }) => ({ PULUMI_HOME: home, PULUMI_STACK: name, PULUMI_SKIP_UPDATE_CHECK: "true" });

/**
 * As Pulumi reads it: the path is not percent-encoded, and has slashes on Windows, too.
 * @param {string} folder
 */
export const fileBackend = (folder) => `file://${folder.replaceAll("\\", "/").replace(/^(?=[A-Za-z]:)/, "/")}`;
