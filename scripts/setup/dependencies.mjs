// The npm packages of package-lock.json, in node_modules. Runs before they are there: Node's own modules only.
import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as path from "node:path";

import { Failure, messageOf } from "../support/failure.mjs";
import { atExit } from "../support/interruption.mjs";
import { npm } from "../support/npm.mjs";

/**
 * Whether node_modules holds what package-lock.json says. npm writes its own record at the end of an installation.
 * Comparing with that record recognizes an `npm ci` by hand, and an interrupted one.
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
            return true; // the root itself; or a package for another system
        }
        return found?.version === version && found?.integrity === integrity;
    });
}

/**
 * Runs `npm ci`. npm shows its own progress, on standard error: standard output belongs to the command that follows.
 * @param {string} root
 * @returns {Promise<void>}
 */
export async function installDependencies(root) {
    console.error("Installing the npm packages (npm ci).");
    const [file, ...args] = npm();
    // --include=dev: NODE_ENV=production would leave out the compiler. --loglevel: npm run --silent would hide the errors.
    const ci = ["ci", "--include=dev", "--no-fund", "--no-audit", "--loglevel=error"];
    const child = spawn(file, [...args, ...ci], {
        cwd: root,
        stdio: ["ignore", 2, 2],
        // On Windows npm is a batch file, which only a shell can start.
        shell: process.platform === "win32" && file === "npm",
    });
    const forget = atExit(() => child.kill());
    try {
        const [code] = await once(child, "close");
        if (code !== 0) {
            throw new Error(`exit code ${code}`);
        }
    } catch (error) {
        throw new Failure(`npm ci failed: ${messageOf(error)}.`, {
            hint: "Check the network and npm's settings (npm config list).",
            cause: error,
        });
    } finally {
        forget();
    }
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
