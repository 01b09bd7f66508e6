// The npm packages of package-lock.json, in node_modules.
import * as fs from "node:fs";
import * as path from "node:path";

import { npm, runStep } from "../support/run.mjs";

/**
 * Whether node_modules holds what package-lock.json says. npm writes its own record of what is there at the end of an
 * installation; comparing with that one also believes an `npm ci` that somebody ran by hand, and no interrupted one.
 * @param {string} root
 */
export function dependenciesAreInstalled(root) {
    const wanted = packagesOf(path.join(root, "package-lock.json"));
    const installed = packagesOf(path.join(root, "node_modules", ".package-lock.json"));
    if (!wanted || !installed) {
        return false;
    }
    return Object.entries(wanted).every(([folder, { version, integrity, optional }]) => {
        const found = installed[folder];
        if (folder === "" || (!found && optional)) {
            return true; // the root itself; or made for another system
        }
        return found?.version === version && found?.integrity === integrity;
    });
}

/**
 * @param {string} root
 * @returns {Promise<void>}
 */
export async function installDependencies(root) {
    await runStep({
        what: "installing the npm packages (npm ci)",
        // --include=dev: NODE_ENV=production would leave out the compiler.
        command: [...npm(), "ci", "--include=dev", "--no-fund", "--no-audit"],
        cwd: root,
        hint: "Check the network and npm's settings (npm config list), then run `npm ci` by hand to see all of it.",
    });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }> | undefined}
 */
function packagesOf(file) {
    try {
        return JSON.parse(fs.readFileSync(file, "utf8")).packages;
    } catch {
        return undefined; // absent or cut off: not installed
    }
}
