// A home for tests: empty, and gone when they end.
import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";

import { testEnvironment } from "../stack/environment.mjs";
import { atExit } from "./interruption.mjs";
import { npm } from "./run.mjs";

/**
 * @param {{ PATH?: string }} added The engine, from the set-up.
 * @returns {Promise<NodeJS.ProcessEnv>} The environment of the tests.
 */
export async function temporaryHome(added) {
    const home = fs.mkdtempSync(path.join(os.tmpdir(), "pulumi-twcc-home-"));
    atExit(() => fs.rmSync(home, { recursive: true, force: true, maxRetries: 3 }));
    return testEnvironment(process.env, {
        home,
        npmCache: await npmSetting("cache"),
        npmUserConfig: await npmSetting("userconfig"),
        PATH: added.PATH,
    });
}

/**
 * npm tells its children some of its settings; without npm above us, it is asked.
 * @param {"cache" | "userconfig"} name
 */
async function npmSetting(name) {
    const told = process.env[`npm_config_${name}`];
    if (told) {
        return told;
    }
    const [file, ...args] = [...npm(), "config", "get", name];
    return (
        await promisify(execFile)(file, args, { shell: process.platform === "win32" && file === "npm" })
    ).stdout.trim();
}
