// Checks of the main job, as a new user runs it: up to the login, up again, read the key, log in by hand, down.
import { execFileSync, spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";

import { repository } from "../support/folders.mjs";
import { npm } from "../support/run.mjs";

/**
 * @param {import("./report.mjs").Report} report
 * @param {NodeJS.ProcessEnv} env A temporary home, the engine on PATH.
 * @param {string} folder For the key that is read.
 */
export async function checkMainJob(report, env, folder) {
    const before = checkoutStatus();
    await report.check("npm run up ends with a login, and shows that another key is refused", async () => {
        const output = await runNpm(["run", "up"], env);
        expect(output, /Using the local gateway, because no TWCC API key is configured/);
        expect(output, /\+ \d+ created/);
        expect(output, LOGIN);
    });
    await report.check("a second npm run up changes nothing, and logs in again", async () => {
        const output = await runNpm(["run", "up"], env);
        expect(output, LOGIN);
        const resources = output.slice(output.lastIndexOf("Resources:"));
        expect(resources, /^Resources:\s+\d+ unchanged\s+Duration:/);
    });
    await report.check("npm run pulumi reads the private key, and ssh-keygen accepts it", async () => {
        const key = await runNpm(
            ["run", "--silent", "pulumi", "--", "stack", "output", "privateKey", "--show-secrets"],
            env,
            { quiet: true },
        );
        const file = path.join(folder, "key");
        fs.writeFileSync(file, key, { mode: 0o600 });
        expect(execFileSync("ssh-keygen", ["-y", "-f", file], { encoding: "utf8" }), /^(ssh-|ecdsa-)\S+ AAAA/);
    });
    await report.check("npm run ssh runs a command on the machine", async () => {
        expect(await runNpm(["run", "--silent", "ssh", "--", "cat", "/etc/os-release"], env), /Ubuntu 22\.04/);
    });
    await report.check("npm run down removes everything", async () => {
        expect(await runNpm(["run", "down"], env), /- \d+ deleted/);
    });
    await report.check("up and down leave the checkout as it was", () => {
        const after = checkoutStatus();
        if (after !== before) {
            throw new Error(`git status before:\n${before}\nand after:\n${after}`);
        }
    });
}

/** The machine's answer, which is its name, and its refusal of a key that is not its own. */
const LOGIN =
    /ssh -i PRIVATE-KEY -p \d+ \S+@127\.0\.0\.1 hostname\n\s+web-[0-9a-f]{7}-\d+\n[^]*is refused:\n\n.*Permission denied/;

const checkoutStatus = () => execFileSync("git", ["status", "--porcelain"], { cwd: repository, encoding: "utf8" });

/**
 * Runs npm without input, and shows its output unless it is secret.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {{ quiet?: boolean }} [options]
 * @returns {Promise<string>} Its standard output.
 * @throws {Error} when it fails
 */
export function runNpm(args, env, { quiet = false } = {}) {
    const [file, ...rest] = [...npm(env), ...args];
    return new Promise((resolve, reject) => {
        const child = spawn(file, rest, { cwd: repository, env, stdio: ["ignore", "pipe", "inherit"] });
        let output = "";
        child.stdout.setEncoding("utf8").on("data", (text) => {
            output += text;
            if (!quiet) {
                process.stdout.write(text);
            }
        });
        child.on("error", reject);
        child.on("close", (code) => {
            if (code === 0) {
                resolve(output);
            } else {
                reject(new Error(`npm ${args.join(" ")} ended with exit code ${code}.`));
            }
        });
    });
}

/** @param {string} text @param {RegExp} pattern */
function expect(text, pattern) {
    if (!pattern.test(text)) {
        throw new Error(`The output does not have ${pattern}.`);
    }
}
