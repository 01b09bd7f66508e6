import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { repository } from "../../support/docs/pages";
import { keptPort } from "../../support/kept-port";
import { makeKey, run } from "../../support/ssh-keygen";
import { startSshServer, type SshServer } from "../../support/ssh-login";

/** What ssh says is its own: the page has to quote it. `Connection timed out` would take minutes. */
describe("what ssh says stands in docs/troubleshooting.md", () => {
    const page = readFileSync(path.join(repository, "docs/troubleshooting.md"), "utf8");
    const section = page.slice(page.indexOf("\n## ssh refuses"), page.indexOf("\n## Messages of Pulumi and Node"));
    let folder: string;
    let server: SshServer;
    let privateKey: string;

    beforeAll(async () => {
        folder = mkdtempSync(path.join(tmpdir(), "twcc-ssh-"));
        const made = await makeKey("-t", "ed25519");
        privateKey = made.privateKey;
        server = await startSshServer(made.publicKey);
    });
    afterAll(async () => {
        await server.stop();
        rmSync(folder, { recursive: true });
    });

    const login = async (key: string | Buffer, { mode = 0o600, port = server.port, knownHosts = "/dev/null" } = {}) => {
        const file = path.join(folder, "key.pem");
        writeFileSync(file, key);
        chmodSync(file, mode);
        const strict = knownHosts === "/dev/null" ? "no" : "yes";
        const options = [`UserKnownHostsFile=${knownHosts}`, `StrictHostKeyChecking=${strict}`, "BatchMode=yes"];
        const all = [...options, "IdentitiesOnly=yes", "IdentityAgent=none"].flatMap((option) => ["-o", option]);
        return run("ssh", ["-F", "none", "-i", file, ...all, "-p", `${port}`, "ubuntu@127.0.0.1", "hostname"]);
    };
    const expectQuoted = ({ code, stderr }: Awaited<ReturnType<typeof login>>, ...messages: string[]) => {
        expect(code).toBe(255);
        for (const message of messages) expect(section).toContain(`\`${message}\``);
        expect(messages.filter((message) => stderr.includes(message))).not.toEqual([]);
    };

    test("nothing, with the right key", async () => {
        expect((await login(privateKey)).code).toBe(0);
    });

    test("another key", async () => {
        const { privateKey: other } = await makeKey("-t", "ed25519");
        expectQuoted(await login(other), "Permission denied (publickey)");
    });

    test("a file that others can read", async () => {
        expectQuoted(await login(privateKey, { mode: 0o644 }), "UNPROTECTED PRIVATE KEY FILE!");
    });

    test.each<[string, () => string | Buffer]>([
        ["a file that PowerShell's > wrote", () => Buffer.from(`\ufeff${privateKey}`, "utf16le")],
        ["half a file", () => privateKey.slice(0, 200)],
    ])("%s", async (_what, text) => {
        expectQuoted(await login(text()), "error in libcrypto", "invalid format");
    });

    test("no SSH server yet", async () => {
        expectQuoted(await login(privateKey, { port: await keptPort() }), "Connection refused");
    });

    test("another machine under the same address", async () => {
        const knownHosts = path.join(folder, "known_hosts");
        const { publicKey } = await makeKey("-t", "ed25519");
        writeFileSync(knownHosts, `[127.0.0.1]:${server.port} ${publicKey}`);
        expectQuoted(await login(privateKey, { knownHosts }), "REMOTE HOST IDENTIFICATION HAS CHANGED!");
    });
});
