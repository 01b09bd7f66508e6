// An empty home for tests, which is deleted when they end.
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

import { execa } from "execa";

import { testEnvironment } from "../stack/environment.mjs";
import { cacheFolder } from "./folders.mjs";
import { atExit } from "./interruption.mjs";
import { npm } from "./npm.mjs";

/**
 * @param {{ PATH?: string | undefined }} added What the engine needs (setup.mjs).
 * @returns {Promise<NodeJS.ProcessEnv>} The environment of the tests.
 */
export async function temporaryHome(added) {
    const home = fs.mkdtempSync(path.join(os.tmpdir(), "pulumi-twcc-home-"));
    atExit(() => fs.rmSync(home, { recursive: true, force: true, maxRetries: 3 }));
    return testEnvironment(process.env, {
        home,
        cache: cacheFolder(),
        npmCache: await npmSetting("cache"),
        npmUserConfig: await npmSetting("userconfig"),
        PATH: added.PATH,
        go: await goSettings(),
    });
}

/**
 * Go's caches and proxy, since tests build programs in Go. Empty without Go.
 * @returns {Promise<Record<string, string>>}
 */
async function goSettings() {
    const names = ["GOCACHE", "GOMODCACHE", "GOPROXY", "GOSUMDB", "GONOSUMDB"];
    const { stdout, failed } = await execa("go", ["env", "-json", ...names], { reject: false, cwd: os.tmpdir() });
    return failed ? {} : JSON.parse(stdout);
}

/**
 * npm passes some of its settings to its children. If npm did not start this process, this asks it.
 * @param {"cache" | "userconfig"} name
 */
async function npmSetting(name) {
    const passed = process.env[`npm_config_${name}`];
    if (passed) {
        return passed;
    }
    const [file, ...args] = npm();
    return (await execa(file, [...args, "config", "get", name])).stdout;
}
