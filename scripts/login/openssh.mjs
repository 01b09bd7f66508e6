// Logs in with OpenSSH's client, as users do.
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

import { execa } from "execa";

import { atExit } from "../support/interruption.mjs";
import { LOGIN_MS } from "./attempt.mjs";

/** Without the user's settings, keys and agent, without questions, and only if the machine has its host key. */
const OPTIONS = [
    "BatchMode=yes",
    "IdentitiesOnly=yes",
    "IdentityAgent=none",
    "PreferredAuthentications=publickey",
    "StrictHostKeyChecking=yes",
    "UserKnownHostsFile=known_hosts",
    "GlobalKnownHostsFile=none",
    "ConnectTimeout=10",
    "LogLevel=ERROR",
];

/**
 * @param {import("./attempt.mjs").Machine} machine
 * @param {string} privateKey
 * @param {string} command
 * @param {{ program?: string, temporary?: string }} [options] temporary: where the file with the key is until the end.
 * @returns {Promise<import("./attempt.mjs").Attempt | undefined>} undefined if ssh is not installed
 */
export async function logInByOpenSsh(
    { user, host, port, hostKey },
    privateKey,
    command,
    { program = "ssh", temporary = os.tmpdir() } = {},
) {
    const folder = fs.mkdtempSync(path.join(temporary, "pulumi-twcc-login-"));
    const remove = () => fs.rmSync(folder, { recursive: true, force: true });
    const forget = atExit(remove);
    try {
        // mkdtemp makes a folder that only its owner can read. ssh requires that of the key too.
        fs.writeFileSync(path.join(folder, "key"), withNewline(privateKey), { mode: 0o600, flag: "wx" });
        fs.writeFileSync(path.join(folder, "known_hosts"), `[${host}]:${port} ${hostKey}\n`, { mode: 0o600 });
        const options = OPTIONS.flatMap((option) => ["-o", option]);
        const args = ["-F", "none", "-T", "-i", "key", ...options, "-p", String(port), `${user}@${host}`, command];
        return await run(program, args, folder);
    } finally {
        forget();
        remove();
    }
}

/**
 * Runs in the folder of the files: ssh's options would need quotes for a folder whose name has blanks.
 * @param {string} program
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<import("./attempt.mjs").Attempt | undefined>}
 */
async function run(program, args, cwd) {
    const result = await execa(program, args, { cwd, stdin: "ignore", timeout: LOGIN_MS, all: true, reject: false });
    if (!result.failed) {
        return { end: "answered", text: result.stdout.trim() };
    }
    if (result.code === "ENOENT") {
        return undefined;
    }
    if (/Permission denied/.test(result.stderr)) {
        return { end: "refused", text: result.stderr.trim() };
    }
    return { end: "failed", text: result.all.trim() || String(result.shortMessage) };
}

/** ssh does not read a private key without a newline at its end. @param {string} text */
const withNewline = (text) => (text.endsWith("\n") ? text : `${text}\n`);
