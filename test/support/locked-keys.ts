import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run, withFolder } from "./ssh-keygen";

/** Private keys with a passphrase, as ssh-keygen, OpenSSL and puttygen write them. */

/** A key that ssh-keygen reads, in OpenSSH's format. `rounds` is 16 or 24 by default. */
export function lockedBySshKeygen(text: string, passphrase: string, cipher: string, rounds?: number): Promise<string> {
    return withFolder(async (folder) => {
        const file = join(folder, "key");
        await writeFile(file, text, { mode: 0o600 });
        const options = ["-Z", cipher, ...(rounds === undefined ? [] : ["-a", String(rounds)])];
        const { code, stderr } = await run("ssh-keygen", ["-p", "-P", "", "-N", passphrase, ...options, "-f", file]);
        if (code !== 0) throw new Error(stderr);
        return readFile(file, "utf8");
    });
}

/** A key in PuTTY's format. `params` are puttygen's, such as `kdf=argon2d`. */
export function lockedByPuttygen(
    text: string,
    passphrase: string,
    version: number,
    ...params: readonly string[]
): Promise<string> {
    return withFolder(async (folder) => {
        const [from, to, word] = [join(folder, "from"), join(folder, "to"), join(folder, "word")];
        await Promise.all([writeFile(from, text), writeFile(word, passphrase)]);
        const param = [`version=${version}`, ...params].join(",");
        await run("puttygen", [from, "-P", "--new-passphrase", word, "-O", "private", "--ppk-param", param, "-o", to]);
        return readFile(to, "utf8");
    });
}

/** A key in PKCS#8, by OpenSSL's options such as `-scrypt`. */
export function lockedByOpenssl(text: string, passphrase: string, ...options: readonly string[]): Promise<string> {
    return withFolder(async (folder) => {
        const [from, to] = [join(folder, "from"), join(folder, "to")];
        await writeFile(from, text);
        const args = ["pkcs8", "-topk8", "-in", from, "-out", to, "-passout", `pass:${passphrase}`, ...options];
        const { code, stderr } = await run("openssl", args);
        if (code !== 0) throw new Error(stderr);
        return readFile(to, "utf8");
    });
}

/** The public key line that `ssh-keygen -y -P` derives; `undefined` if it refuses the file or the passphrase. */
export function unlockedBySshKeygen(text: string, passphrase: string): Promise<string | undefined> {
    return withFolder(async (folder) => {
        const file = join(folder, "key");
        await writeFile(file, text, { mode: 0o600 });
        const { code, stdout } = await run("ssh-keygen", ["-y", "-P", passphrase, "-f", file]);
        return code === 0 ? stdout.trimEnd() : undefined;
    });
}
