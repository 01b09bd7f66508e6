import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The tools that users have, as judges of what we write: ssh-keygen, openssl and puttygen. */

export interface Outcome {
    code: number;
    stdout: string;
    stderr: string;
}

export function run(command: string, args: readonly string[]): Promise<Outcome> {
    return new Promise((resolve, reject) => {
        const child = execFile(command, args, { timeout: 60_000 }, (error, stdout, stderr) => {
            if (error && typeof error.code !== "number") reject(new Error(`${command}: ${error.message}`));
            else resolve({ code: child.exitCode ?? -1, stdout, stderr });
        });
        // No tool may wait for a passphrase.
        child.stdin?.end();
    });
}

async function succeed(command: string, args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await run(command, args);
    if (code !== 0) throw new Error(`${command} ended with ${code}: ${stderr || stdout}`);
    return stdout;
}

/** Gives `work` a folder of its own, and removes it afterwards. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), "twcc-keys-"));
    try {
        return await work(folder);
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

/** Writes the text into a file that only its owner can read (ssh refuses others), for as long as `work` takes. */
export function withFile<T>(text: string, work: (path: string) => Promise<T>): Promise<T> {
    return withFolder(async (folder) => {
        const path = join(folder, "key");
        await writeFile(path, text, { mode: 0o600 });
        return work(path);
    });
}

export interface Listing {
    bits: number;
    fingerprint: string;
    comment: string;
    /** As ssh-keygen names it: `ED25519`, `ECDSA`, `RSA`. */
    type: string;
}

/** `ssh-keygen -l` for one or many lines of public keys (or a private key), one entry for each. */
export function listKeys(text: string, hash: "md5" | "sha256"): Promise<Listing[]> {
    return withFile(text, async (path) => {
        const stdout = await succeed("ssh-keygen", ["-l", "-E", hash, "-f", path]);
        return stdout
            .trimEnd()
            .split("\n")
            .map((line) => {
                const [, bits = "", fingerprint = "", comment = "", type = ""] =
                    /^(\d+) (\S+) (.*) \((\S+)\)$/.exec(line) ?? [];
                return { bits: Number(bits), fingerprint, comment, type };
            });
    });
}

/** Whether `ssh-keygen -l` takes the text for a public key. */
export function acceptsPublicKey(text: string): Promise<boolean> {
    return withFile(text, async (path) => (await run("ssh-keygen", ["-l", "-f", path])).code === 0);
}

/** The public key that `ssh-keygen -y` derives from a private one. */
export async function derivePublicKey(privateKey: string): Promise<string> {
    return (await withFile(privateKey, (path) => succeed("ssh-keygen", ["-y", "-f", path]))).trimEnd();
}

/** A new key made by ssh-keygen: `args` are its options, such as `-t ed25519`. */
export function makeKey(...args: string[]): Promise<{ privateKey: string; publicKey: string }> {
    return withFolder(async (folder) => {
        const path = join(folder, "key");
        await succeed("ssh-keygen", ["-q", ...(args.includes("-N") ? [] : ["-N", ""]), ...args, "-f", path]);
        return { privateKey: await readFile(path, "utf8"), publicKey: await readFile(`${path}.pub`, "utf8") };
    });
}

/** `openssl pkey -check`: OpenSSL reads the private key and finds nothing wrong with it. */
export async function opensslCheck(privateKey: string): Promise<string> {
    const stdout = await withFile(privateKey, (path) => succeed("openssl", ["pkey", "-check", "-noout", "-in", path]));
    return stdout.trimEnd();
}

/** The public half (PEM) that `openssl pkey` reads from a private key. */
export function opensslPublicKey(privateKey: string): Promise<string> {
    return withFile(privateKey, (path) => succeed("openssl", ["pkey", "-pubout", "-in", path]));
}

/** Whatever `openssl` writes to its output with these arguments. */
export function openssl(...args: string[]): Promise<string> {
    return succeed("openssl", args);
}

/** Debian's package putty-tools; tests that need it are skipped where it is missing. */
export const puttygenInstalled = spawnSync("puttygen", ["--version"]).status === 0;

/** The public key that puttygen reads from one of PuTTY's private key files. */
export async function puttygenPublicKey(ppk: string): Promise<string> {
    return (await withFile(ppk, (path) => succeed("puttygen", [path, "-L"]))).trimEnd();
}

/** puttygen loads the private half, checks it and writes it in OpenSSH's new format. */
export function puttygenToOpenSsh(ppk: string): Promise<string> {
    return withFolder(async (folder) => {
        const [from, to] = [join(folder, "in.ppk"), join(folder, "out")];
        await writeFile(from, ppk, { mode: 0o600 });
        await succeed("puttygen", [from, "-O", "private-openssh-new", "-o", to]);
        return readFile(to, "utf8");
    });
}

/** What puttygen itself makes of an OpenSSH key; `version` is that of PuTTY's format. */
export function puttygenToPutty(privateKey: string, version: 2 | 3, comment: string): Promise<string> {
    return withFolder(async (folder) => {
        const [from, to] = [join(folder, "in"), join(folder, "out.ppk")];
        await writeFile(from, privateKey, { mode: 0o600 });
        const format = ["-O", "private", "--ppk-param", `version=${version}`];
        await succeed("puttygen", [from, ...format, "-C", comment, "-o", to]);
        return readFile(to, "utf8");
    });
}
