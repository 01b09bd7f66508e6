import { createPrivateKey, createPublicKey } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path, { join } from "node:path";
import { formatPrivateKey, parsePrivateKey, parsePublicKey, problemOfKey } from "../../../provider/key-material";
import { lockedByPuttygen, lockedBySshKeygen } from "../../support/locked-keys";
import { makeKey, puttygenInstalled, run, withFolder } from "../../support/ssh-keygen";
import { keyOf, kinds, pkcs8, specs, withRounds, type Kind } from "./keys";
import { puttyVersionOne } from "./mangled";

/** Every command that a refusal advises is run on every kind of file that provokes it, and has to help. */

const passphrase = "correct horse";

interface Case {
    readonly what: string;
    readonly argument: "privateKey" | "publicKey";
    /** The file that somebody gives. */
    readonly file: string;
    readonly blob: string;
    /** Which of several commands is meant for this file. */
    readonly command?: (all: readonly string[]) => string | undefined;
}

/** What a message advises to run. */
function commandsIn(message: string): string[] {
    return Array.from(
        message.matchAll(/`((?:ssh-keygen|openssl|puttygen|\(printf) ?[^`]+)`/g),
        ([, command = ""]) => command,
    );
}

/** The command as somebody types it, with the passphrase that the program would ask for. */
function typed(command: string): string {
    return command
        .replace(/^ssh-keygen(?= -[py])/, `ssh-keygen -P '${passphrase}'`)
        .replace(/openssl pkey (?!-pubin)/, `openssl pkey -passin 'pass:${passphrase}' `)
        .replace(/^puttygen/, "puttygen --old-passphrase PASSPHRASE")
        .replace(/^ssh-keygen -t ed25519$/, "ssh-keygen -q -t ed25519 -N '' -f NEW");
}

/** What the command leaves behind: a private key in COPY, or else a public one on its output. */
function outcomeOf(command: string, file: string): Promise<string> {
    return withFolder(async (folder) => {
        const [FILE, COPY] = [join(folder, "key"), join(folder, "copy")];
        await writeFile(FILE, file, { mode: 0o600 });
        // A copy is made first where the command changes it.
        if (command.includes("-f COPY")) await writeFile(COPY, file, { mode: 0o600 });
        await writeFile(join(folder, "passphrase"), passphrase);
        const line = typed(command)
            .replaceAll("FILE", FILE)
            .replaceAll("COPY", COPY)
            .replaceAll("PASSPHRASE", join(folder, "passphrase"))
            .replaceAll("NEW", join(folder, "new"));
        const { code, stdout, stderr } = await run("sh", ["-c", line]);
        expect([code, code === 0 ? "" : stderr]).toEqual([0, ""]);
        if (command.includes("COPY")) return readFile(COPY, "utf8");
        return command.startsWith("(printf") ? `ssh-ed25519 ${stdout}` : stdout;
    });
}

const ran = new Set<string>();

async function check({ argument, file, blob, command = ([first]) => first }: Case): Promise<void> {
    const message = problemOfKey(argument === "privateKey" ? parsePrivateKey : parsePublicKey, file);
    const advised = command(commandsIn(message ?? "was accepted"));
    expect([message, advised]).toEqual([message, expect.any(String)]);
    ran.add(advised!);
    const outcome = await outcomeOf(advised!, file);
    const key = argument === "privateKey" ? parsePrivateKey(outcome).publicKey : parsePublicKey(outcome);
    expect(key.blob).toBe(blob);
}

/** Whatever stands in `kind`, in all that people have it in, locked or not. */
async function filesOf(
    kind: Kind,
): Promise<{ open: Record<string, string>; locked: Record<string, string>; blob: string }> {
    const { text, publicKey } = await keyOf(kind);
    const object = createPrivateKey(formatPrivateKey(text, "PKCS8", ""));
    const lock = (type: "pkcs1" | "pkcs8" | "sec1") =>
        object.export({ format: "pem", type, cipher: "aes-256-cbc", passphrase }).toString();
    const { algorithm } = specs[kind];
    const old = algorithm === "RSA" ? "pkcs1" : algorithm === "ECDSA" ? "sec1" : undefined;
    const locked: Record<string, string> = { PKCS8: lock("pkcs8"), ...(old && { [old]: lock(old) }) };
    for (const cipher of ["aes256-ctr", "aes256-gcm@openssh.com", "chacha20-poly1305@openssh.com"]) {
        locked[`OpenSSH ${cipher}`] = await lockedBySshKeygen(text, passphrase, cipher, 2);
    }
    const open: Record<string, string> = { OpenSSH: text, PKCS8: pkcs8(object) };
    if (old) open[old] = object.export({ format: "pem", type: old }).toString();
    if (puttygenInstalled) {
        open.PuTTY = formatPrivateKey(text, "PuTTY", "c");
        for (const version of [2, 3])
            locked[`PuTTY ${version}`] = await lockedByPuttygen(open.PuTTY, passphrase, version);
    }
    return { open, locked, blob: publicKey.blob };
}

const byAlgorithm = (kind: Kind) => (commands: readonly string[]) =>
    commands.find((one) => one.startsWith("(printf") === (kind === "ED25519")) ?? commands[0];

describe.each(kinds)("with a key of kind %s", (kind) => {
    test("a locked private key is unlocked", async () => {
        const { locked, blob } = await filesOf(kind);
        for (const [what, file] of Object.entries(locked)) await check({ what, argument: "privateKey", file, blob });
    }, 60_000);

    test("a private key as publicKey becomes its public half", async () => {
        const { open, locked, blob } = await filesOf(kind);
        for (const [what, file] of Object.entries({ ...open, ...locked })) {
            const command = what === "PKCS8" ? byAlgorithm(kind) : undefined;
            await check({ what, argument: "publicKey", file, blob, ...(command && { command }) });
        }
    }, 60_000);

    test("a public key in another format becomes a line", async () => {
        const { publicKey, text } = await keyOf(kind);
        const { blob } = publicKey;
        const object = createPublicKey(formatPrivateKey(text, "PKCS8", ""));
        const spki = object.export({ format: "pem", type: "spki" }).toString();
        await check({ what: "SPKI", argument: "publicKey", file: spki, blob });
        const line = `${publicKey.type} ${blob} c\n`;
        const rfc4716 = await withFolder(async (folder) => {
            await writeFile(join(folder, "pub"), line);
            return (await run("ssh-keygen", ["-e", "-f", join(folder, "pub")])).stdout;
        });
        await check({ what: "RFC 4716", argument: "publicKey", file: rfc4716, blob });
        if (kind !== "RSA") return;
        const pkcs1 = object.export({ format: "pem", type: "pkcs1" }).toString();
        await check({ what: "PKCS#1", argument: "publicKey", file: pkcs1, blob });
    });
});

// Debian: apt-get install putty-tools.
(puttygenInstalled ? describe : describe.skip)("with files that puttygen knows", () => {
    test("ssh.com's become OpenSSH's", async () => {
        const { text, publicKey } = await keyOf("RSA");
        const file = await withFolder(async (folder) => {
            await writeFile(join(folder, "key"), text, { mode: 0o600 });
            await run("puttygen", [join(folder, "key"), "-O", "private-sshcom", "-o", join(folder, "com")]);
            return readFile(join(folder, "com"), "utf8");
        });
        for (const argument of ["privateKey", "publicKey"] as const) {
            await check({ what: "ssh.com", argument, file, blob: publicKey.blob });
        }
    });

    test("a comment in another encoding and the first version are mended", async () => {
        const { text, publicKey } = await keyOf("P256");
        const { blob } = publicKey;
        const ppk = formatPrivateKey(text, "PuTTY", "m\u00fcller");
        // The program reads the file as UTF-8 and loses the byte; the command gets the file.
        const file = Buffer.from(ppk.replace("m\u00fcller", "m\ufffdller"), "utf8").toString("utf8");
        const message = problemOfKey(parsePrivateKey, file);
        const [command] = commandsIn(message ?? "");
        ran.add(command!);
        expect(parsePrivateKey(await outcomeOf(command!, ppk)).publicKey).toEqual({ ...publicKey, comment: "key" });

        await check({
            what: "version 1",
            argument: "privateKey",
            file: puttyVersionOne(formatPrivateKey(text, "PuTTY", "c")),
            blob,
        });
    });
});

test("a key with too many rounds gets fewer", async () => {
    const { text, publicKey } = await keyOf("ED25519");
    const file = await lockedBySshKeygen(text, passphrase, "aes256-ctr", 40);
    // ssh-keygen would work on 501 rounds for ten seconds, and in the same way.
    const many = withRounds(file, 501);
    const [command] = commandsIn(problemOfKey((one) => parsePrivateKey(one, passphrase), many) ?? "");
    ran.add(command!);
    // It asks for the new passphrase, too.
    const copy = await outcomeOf(command!.replace("-p", `-p -N '${passphrase}'`), file);
    expect(parsePrivateKey(copy, passphrase).publicKey.blob).toBe(publicKey.blob);
}, 60_000);

test("a PGP key: ssh-keygen makes another", async () => {
    const [command] = commandsIn(problemOfKey(parsePublicKey, "-----BEGIN PGP PUBLIC KEY BLOCK-----") ?? "");
    ran.add(command!);
    await outcomeOf(command!, "");
    expect((await makeKey("-t", "ed25519")).publicKey).toMatch(/^ssh-ed25519 /);
});

test("no command is advised that was not run here", () => {
    const folder = path.resolve(__dirname, "../../../provider/key-material");
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    const sources = names.map((name) => readFileSync(join(folder, name), "utf8").replaceAll(/^ *(?:\/\*)?\*.*$/gm, ""));
    const written = sources.flatMap((source) =>
        commandsIn(source.replaceAll("\\`", "`").replaceAll("\\\\", "\\")).filter((one) => !one.includes("${")),
    );
    expect(written.length).toBeGreaterThan(8);
    const missing = [...new Set(written)].filter((one) => !ran.has(one));
    expect(missing.filter((one) => puttygenInstalled || !one.startsWith("puttygen"))).toEqual([]);
});
