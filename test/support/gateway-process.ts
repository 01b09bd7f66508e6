import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { request } from "../gateway/testing/http";
import { compileCache } from "./compile-cache";
import { doNotWaitFor } from "./processes";
import { learn, leaksIn, refuseLeaks } from "./secrets/watch";

const SOURCES = path.resolve(__dirname, "../gateway");
const MAIN = path.resolve(__dirname, "../../build/gateway/main.js");

export interface GatewayProcessOptions {
    /** More of the command line; the README of test/gateway lists it. */
    readonly args?: readonly string[];
    /** A file that outlives this process; unless given, a temporary one goes when it is stopped. */
    readonly dataFile?: string;
}

export interface GatewayProcess {
    readonly endpoint: string;
    readonly pid: number;
    readonly accounts: readonly {
        readonly id: number;
        readonly username: string;
        readonly apiKey: string;
        readonly expiredApiKey?: string;
        readonly access: "full" | "read" | "none";
    }[];
    readonly dataFile: string;
    /** What it has written on stderr so far. */
    stderr(): string;
    /** Every private key that it has made so far. */
    madeKeys(): string[];
    /** `control("PUT", "faults", […])`: the value answered, undefined for an empty answer; anything but a success throws. */
    control(method: string, path: string, body?: unknown): Promise<unknown>;
    /** Ends it as a user would and removes the temporary data; the exit code. Fails when a client sent a secret. */
    stop(): Promise<number | null>;
    /** Ends it with SIGKILL: nothing is cleaned up. */
    kill(): Promise<void>;
}

/** Starts the compiled gateway (`npx tsc -p test/gateway`) on a free port; it ends with the calling process at the latest. */
export async function spawnGateway(options: GatewayProcessOptions = {}): Promise<GatewayProcess> {
    refuseStaleBuild();
    const folder = mkdtempSync(path.join(tmpdir(), "twcc-gateway-"));
    const dataFile = options.dataFile ?? path.join(folder, "data.json");
    const [wireLog, madeKeysFile] = [path.join(folder, "wire.log"), path.join(folder, "made-keys")];
    const removeFolder = () => {
        rmSync(folder, { recursive: true, force: true });
    };
    const given = options.args ?? [];
    const logs = given.includes("--log") ? [] : ["--log", wireLog, "--log-bodies"];
    const ours = ["--data", dataFile, "--parent", String(process.pid), "--made-keys", madeKeysFile, ...logs];
    const args = [...ours, ...given];
    // Nothing of the developer's environment reaches it.
    const child = spawn(process.execPath, [MAIN, ...args], { env: compileCache(), stdio: ["ignore", "pipe", "pipe"] });
    const exited = once(child, "exit") as Promise<[number | null]>;
    const closed = once(child, "close");
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString("utf8")));
    const line = await firstLine(child);
    if (line === undefined) {
        // Its last words on stderr may come after the end of stdout.
        await closed;
        removeFolder();
        throw new Error(`The gateway ended before it was ready: ${stderr}`);
    }
    doNotWaitFor(child);
    const ready = JSON.parse(line) as Pick<GatewayProcess, "endpoint" | "pid" | "accounts">;
    for (const { username, apiKey, expiredApiKey } of ready.accounts) {
        learn(apiKey, `${username}'s API key`);
        if (expiredApiKey !== undefined) learn(expiredApiKey, `${username}'s expired API key`);
    }
    const madeKeys = () => readIfThere(madeKeysFile).split("\n").filter(Boolean).map(parseKey);
    return {
        ...ready,
        dataFile,
        stderr: () => stderr,
        madeKeys,
        control: (method, name, body) => control(ready.endpoint, method, name, body),
        stop: async () => {
            child.ref();
            child.kill("SIGTERM");
            const [code] = await exited;
            madeKeys().forEach((key) => {
                learn(key, "a key made by TWCC");
            });
            const sent = leaksIn("what was sent to the gateway", readIfThere(wireLog));
            removeFolder();
            refuseLeaks(sent);
            return code;
        },
        kill: async () => {
            child.ref();
            child.kill("SIGKILL");
            await exited;
            removeFolder();
        },
    };
}

/** A gateway may be stopped twice, or told to log elsewhere. */
const readIfThere = (file: string) => (existsSync(file) ? readFileSync(file, "utf8") : "");
const parseKey = (line: string) => JSON.parse(line) as string;

async function control(endpoint: string, method: string, name: string, body: unknown): Promise<unknown> {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const reply = await request(endpoint, `/_gateway/${name}`, { method, ...sent });
    if (reply.status >= 300) {
        throw new Error(`${method} /_gateway/${name}: ${reply.status} ${reply.text}`);
    }
    return reply.text === "" ? undefined : reply.json();
}

/** undefined when stdout ends without one. */
async function firstLine(child: ChildProcess): Promise<string | undefined> {
    const lines = createInterface({ input: child.stdout! });
    for await (const line of lines) {
        return line;
    }
    return undefined;
}

/** Tests against yesterday's gateway would mislead. */
function refuseStaleBuild(): void {
    const built = existsSync(MAIN) ? statSync(MAIN).mtimeMs : 0;
    const newest = Math.max(...sourceFiles().map((file) => statSync(path.join(SOURCES, file)).mtimeMs));
    if (built < newest) {
        throw new Error("The gateway is not built, or older than its sources. Build it: npx tsc -p test/gateway");
    }
}

function sourceFiles(): string[] {
    return readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter(
        (file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.startsWith("testing"),
    );
}
