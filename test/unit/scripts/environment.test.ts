import { load } from "./load";

type Env = NodeJS.ProcessEnv;
interface Environment {
    localEnvironment: (env: Env, paths: object) => Env;
    twccEnvironment: (env: Env, paths: object) => Env;
    testEnvironment: (env: Env, paths: object) => Env;
    fileBackend: (folder: string) => string;
}

const ambient = {
    PATH: "/bin",
    HOME: "/home/me",
    TWCC_API_KEY: "key",
    _TWCC_API_KEY_: "key",
    TWCC_ENDPOINT: "https://twcc.example",
    APIGW_URL: "https://twcc.example",
    PULUMI_CONFIG_PASSPHRASE: "mine",
    PULUMI_BACKEND_URL: "s3://mine",
    PULUMI_ACCESS_TOKEN: "token",
    PULUMI_STACK: "production",
    https_proxy: "http://proxy.example",
    XDG_CONFIG_HOME: "/home/me/.config",
    SSH_AUTH_SOCK: "/run/agent",
};
const paths = {
    name: "local",
    folder: "/d/local",
    home: "/d/local/home",
    state: "/d/local/state",
    passphrase: "/d/local/passphrase",
};

test("no setting of TWCC or Pulumi reaches the local stack", async () => {
    const { localEnvironment } = await load<Environment>("stack/environment.mjs");
    expect(localEnvironment(ambient, paths)).toEqual({
        PATH: "/bin",
        HOME: "/home/me",
        XDG_CONFIG_HOME: "/home/me/.config",
        SSH_AUTH_SOCK: "/run/agent",
        PULUMI_HOME: "/d/local/home",
        PULUMI_STACK: "local",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_BACKEND_URL: "file:///d/local/state",
        PULUMI_CONFIG_PASSPHRASE_FILE: "/d/local/passphrase",
        TWCC_DATA_PATH: "/d/local/no-twccli",
    });
});

test("stack twcc keeps the user's backend, Pulumi home and passphrase; only the stack and no plugins are ours", async () => {
    const { twccEnvironment } = await load<Environment>("stack/environment.mjs");
    expect(twccEnvironment(ambient, { ...paths, name: "twcc" })).toEqual({
        ...ambient,
        PULUMI_STACK: "twcc",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    });
});

test("stack twcc without a backend of the user's own uses ours", async () => {
    const { twccEnvironment } = await load<Environment>("stack/environment.mjs");
    const env = twccEnvironment({ PULUMI_CONFIG_PASSPHRASE: "mine", TWCC_API_KEY: "key" }, { ...paths, name: "twcc" });
    expect(env).toMatchObject({
        PULUMI_CONFIG_PASSPHRASE: "mine",
        TWCC_API_KEY: "key",
        PULUMI_STACK: "twcc",
        PULUMI_BACKEND_URL: "file:///d/local/state",
    });
});

test("tests have no way to TWCC, to the user's home or to a proxy", async () => {
    const { testEnvironment } = await load<Environment>("stack/environment.mjs");
    const home = {
        home: "/tmp/h",
        cache: "/k",
        npmCache: "/c",
        npmUserConfig: "/u",
        PATH: "/engine:/bin",
        go: { GOCACHE: "/g" },
    };
    const env = testEnvironment({ ...ambient, TEST_DOOR: "plugin" }, home);
    const text = JSON.stringify(env);
    expect(text).not.toMatch(/TWCC|APIGW|proxy|\/home\/me|s3:|mine|token|production|agent/);
    expect(env).toMatchObject({
        PATH: "/engine:/bin",
        HOME: "/tmp/h",
        npm_config_cache: "/c",
        npm_config_userconfig: "/u",
        GOCACHE: "/g",
        TEST_CACHE: "/k",
        // How the tests themselves are set (CONTRIBUTING.md).
        TEST_DOOR: "plugin",
    });
});

test.each([
    ["/data/my state", "file:///data/my state"],
    ["C:\\Users\\me\\state", "file:///C:/Users/me/state"],
])("the file backend of %s", async (folder, url) => {
    const { fileBackend } = await load<Environment>("stack/environment.mjs");
    expect(fileBackend(folder)).toBe(url);
});
