import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { type GatewayProcess, spawnGateway } from "../support/gateway-process";
import { keptPort } from "../support/kept-port";
import { Client, keyOf } from "./testing/client";
import { request } from "./testing/http";
import { ED25519_KEY } from "./testing/public-keys";

const MAIN = path.resolve(__dirname, "../../build/gateway/main.js");

let folder: string;
const open: GatewayProcess[] = [];

beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "twcc-gateway-test-"));
});
afterEach(async () => {
    await Promise.all(open.splice(0).map((gateway) => gateway.stop()));
    rmSync(folder, { recursive: true });
});

async function start(...args: string[]): Promise<GatewayProcess> {
    const gateway = await spawnGateway({ args });
    open.push(gateway);
    return gateway;
}

const run = (...args: string[]) => spawnSync(process.execPath, [MAIN, ...args], { encoding: "utf8", timeout: 50_000 });

describe("when it is ready", () => {
    test("it prints one line of JSON, and one for people", async () => {
        const gateway = await start();

        expect(gateway.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
        expect(gateway.pid).toBeGreaterThan(0);
        expect(gateway.accounts).toMatchObject([
            {
                id: 1001,
                username: "alice",
                access: "full",
                expiredApiKey: expect.stringMatching(/^demo-alice-exp/),
                projects: ["ENT101001"],
            },
            { id: 1002, username: "bob", access: "full" },
            { id: 1003, username: "carol", access: "read" },
            { id: 1004, username: "dave", access: "none" },
        ]);
        await new Client(gateway).list();
        expect(gateway.stderr()).toContain(
            `TWCC_ENDPOINT=${gateway.endpoint} TWCC_API_KEY=${keyOf(gateway, "alice")} TWCC_PROJECT=ENT101001\n`,
        );
        expect(await gateway.control("GET", "")).toMatchObject({ pid: gateway.pid });
    });

    test("it listens on 127.0.0.1 only", async () => {
        const { port } = new URL((await start()).endpoint);

        await expect(request(`http://127.0.0.2:${port}`, "/")).rejects.toThrow("ECONNREFUSED");
    });
});

describe("it ends", () => {
    test.each(["SIGTERM", "SIGINT"] as const)("with 0 on %s, requests that hang included", async (signal) => {
        const gateway = await start();
        await gateway.control("PUT", "faults", [{ match: {}, fault: { kind: "hang" } }]);
        const broken = expect(new Client(gateway).list()).rejects.toThrow(/hang up|ECONNRESET/);
        await new Promise((resolve) => setTimeout(resolve, 100));

        process.kill(gateway.pid, signal);

        expect(await gateway.stop()).toBe(0);
        await broken;
    });

    test("when the process of --parent is gone", async () => {
        const parent = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
        const child = spawn(process.execPath, [MAIN, "--parent", String(parent.pid)], {
            stdio: ["ignore", "pipe", "ignore"],
        });
        await once(child.stdout, "data");
        const exited = once(child, "exit");
        await new Promise((resolve) => setTimeout(resolve, 1200));
        expect(child.exitCode).toBeNull();

        parent.kill("SIGKILL");

        expect(await exited).toEqual([0, null]);
    });
});

describe("options", () => {
    test("--port; a taken one stops the start", async () => {
        const port = await keptPort();
        const blocker = createServer().listen(port, "127.0.0.1");
        await once(blocker, "listening");
        const taken = run("--port", String(port));
        expect([taken.status, taken.stdout]).toEqual([1, ""]);
        expect(taken.stderr).toMatch(/cannot start: .*EADDRINUSE/);
        blocker.close();
        await once(blocker, "close");

        expect((await start("--port", String(port))).endpoint).toBe(`http://127.0.0.1:${port}`);
    });

    test("--latency", async () => {
        const gateway = await start("--latency", "200");
        const started = Date.now();
        await new Client(gateway).list();

        expect(Date.now() - started).toBeGreaterThanOrEqual(195);
    });

    test("--accounts, --platform, --quota", async () => {
        const file = path.join(folder, "accounts.json");
        writeFileSync(file, JSON.stringify([{ id: 7, username: "eve", apiKey: "demo-eve" }]));
        const gateway = await start("--accounts", file, "--platform", "here", "--quota", "1");
        const eve = new Client(gateway, "eve", "here");

        expect(gateway.accounts).toEqual([
            { id: 7, username: "eve", apiKey: "demo-eve", access: "full", projects: ["ENT100007"] },
        ]);
        expect((await eve.create({ name: "a", public_key: ED25519_KEY })).status).toBe(200);
        expect((await eve.create({ name: "b", public_key: ED25519_KEY })).status).toBe(403);
        expect((await new Client(gateway, "eve").list()).status).toBe(404);
    });

    test("--log: all that was sent but the API key; bodies with --log-bodies only", async () => {
        const [plain, full] = ["plain.jsonl", "full.jsonl"].map((name) => path.join(folder, name)) as [string, string];
        for (const args of [
            ["--log", plain],
            ["--log", full, "--log-bodies"],
        ]) {
            const gateway = await start(...args);
            await new Client(gateway).create({ name: "made" }, { headers: { "x-test": "yes" } });
            await new Client(gateway).call("?q=1", {});
        }
        const lines = readFileSync(full, "utf8").trimEnd().split("\n");
        expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
            { method: "POST", body: '{"name":"made"}', headers: expect.arrayContaining([["x-test", "yes"]]) },
            { method: "GET", url: expect.stringMatching(/keypairs\/\?q=1$/), body: "" },
        ]);
        expect(readFileSync(plain, "utf8")).not.toContain("made");
        for (const file of [plain, full]) {
            expect(readFileSync(file, "utf8")).not.toContain("demo-alice");
            expect(readFileSync(file, "utf8")).toContain('["x-api-key","[removed]"]');
            expect(statSync(file).mode & 0o777).toBe(0o600);
        }
    });

    test("--tls-key and --tls-cert serve https", async () => {
        const [key, cert] = ["key.pem", "cert.pem"].map((name) => path.join(folder, name)) as [string, string];
        const subject = ["-subj", "/CN=127.0.0.1", "-days", "1"];
        const made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, ...subject];
        execFileSync("openssl", made, { stdio: "ignore" });
        const gateway = await start("--tls-key", key, "--tls-cert", cert);

        expect(gateway.endpoint).toMatch(/^https:/);
        expect((await new Client(gateway).list()).status).toBe(200);
        expect(await gateway.control("GET", "faults")).toEqual([]);
        await expect(fetch(`${gateway.endpoint}/_gateway/`)).rejects.toThrow("fetch failed"); // it is self-signed
        expect(run("--tls-key", key).stderr).toContain("--tls-key and --tls-cert go together.");
    });

    test.each([[["--prot", "1"]], [["--port", "x"]], [["--port", "-1"]], [["extra"]], [["--accounts", "/nowhere"]]])(
        "%j is refused with the usage and code 2",
        (args) => {
            const { status, stdout, stderr } = run(...args);

            expect([status, stdout]).toEqual([2, ""]);
            expect(stderr).toContain("--data FILE");
        },
    );

    test.each<[string, unknown]>([
        ["no list", {}],
        ["none", []],
        ["no API key", [{ id: 1, username: "a" }]],
        ["a misspelt field", [{ id: 1, username: "a", apikey: "k", apiKey: "k" }]],
        ["an unknown access", [{ id: 1, username: "a", apiKey: "k", access: "constructor" }]],
        ["an API key twice", [1, 2].map((id) => ({ id, username: `u${id}`, apiKey: "k" }))],
    ])("an accounts file is refused: %s", (_, accounts) => {
        const file = path.join(folder, "accounts.json");
        writeFileSync(file, JSON.stringify(accounts));

        expect(run("--accounts", file).status).toBe(2);
    });

    test("--help", () => {
        const { status, stdout } = run("--help");

        expect(status).toBe(0);
        expect(stdout).toContain("--parent PID");
    });
});
