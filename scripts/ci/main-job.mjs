// Checks of the main job, as a new user runs it: up to the login, up again, read the key, log in by hand, down.
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";

import { execa } from "execa";

import { repository } from "../support/folders.mjs";
import { npm } from "../support/npm.mjs";

/**
 * @param {import("./report.mjs").Report} report
 * @param {NodeJS.ProcessEnv} env A temporary home, the engine on PATH.
 * @param {string} folder For the file with the private key.
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

/** The machine answers with its name, and refuses another key. */
const LOGIN =
    /ssh -i PRIVATE-KEY -p \d+ \S+@127\.0\.0\.1 hostname\n\s+web-[0-9a-f]{7}-\d+\n[^]*is refused:\n\n.*Permission denied/;

const checkoutStatus = () => execFileSync("git", ["status", "--porcelain"], { cwd: repository, encoding: "utf8" });

/**
 * Runs npm without input, and shows its output unless it is secret.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {{ quiet?: boolean }} [options]
 * @returns {Promise<string>} Its standard output.
 * @throws {Error} if it fails
 */
export async function runNpm(args, env, { quiet = false } = {}) {
    const [file, ...before] = npm(env);
    const { failed, exitCode, stdout } = await execa(file, [...before, ...args], {
        cwd: repository,
        env,
        extendEnv: false,
        stdin: "ignore",
        stdout: quiet ? "pipe" : ["inherit", "pipe"],
        stderr: "inherit",
        // A private key needs the newline at its end.
        stripFinalNewline: false,
        reject: false,
    });
    if (failed) {
        throw new Error(`npm ${args.join(" ")} ended with exit code ${exitCode}.`);
    }
    return stdout;
}

/** @param {string} text @param {RegExp} pattern */
function expect(text, pattern) {
    if (!pattern.test(text)) {
        throw new Error(`The output does not have ${pattern}.`);
    }
}
