// Logs in with OpenSSH's client, as users do.
import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

import { codeOf } from "../support/failure.mjs";
import { atExit } from "../support/interruption.mjs";
import { LOGIN_MS } from "./attempt.mjs";

/** Nobody's own settings, keys or agent take part, nothing is asked, and the machine has to have its host key. */
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
 * @param {{ program?: string, temporary?: string }} [options] temporary: where the key's file is, meanwhile.
 * @returns {Promise<import("./attempt.mjs").Attempt | undefined>} undefined where ssh is not installed
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
        // The folder is for its owner only, as mkdtemp makes it; ssh also wants that of the key.
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
 * Runs where the files are: a folder's name with blanks would need quoting in ssh's options.
 * @param {string} program
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<import("./attempt.mjs").Attempt | undefined>}
 */
function run(program, args, cwd) {
    return new Promise((resolve) => {
        const child = execFile(program, args, { cwd, timeout: LOGIN_MS }, (error, stdout, stderr) => {
            if (error === null) {
                resolve({ end: "answered", text: stdout.trim() });
            } else if (codeOf(error) === "ENOENT") {
                resolve(undefined);
            } else if (/Permission denied/.test(stderr)) {
                resolve({ end: "refused", text: stderr.trim() });
            } else {
                resolve({ end: "failed", text: [stdout, stderr].join("\n").trim() || error.message });
            }
        });
        child.stdin?.end();
    });
}

/** ssh does not read a private key whose last line has no end. @param {string} text */
const withNewline = (text) => (text.endsWith("\n") ? text : `${text}\n`);
