// How to start npm. Runs before the packages are installed: Node's own modules only.
import * as path from "node:path";

/**
 * The npm that started this process, if one did: it need not be the one on PATH.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {[string, ...string[]]}
 */
export function npm(env = process.env) {
    const script = env["npm_execpath"];
    return script && /^npm-cli\.c?js$/.test(path.basename(script)) ? [process.execPath, script] : ["npm"];
}
