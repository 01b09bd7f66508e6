// The local gateway of a measurement, in a process of its own.
import { spawn } from "node:child_process";
import * as path from "node:path";
import { createInterface } from "node:readline";

import { repository } from "../support/folders.mjs";

/** @returns the settings that point at it, `control(method, name)` of its log, and `stop()`. */
export async function startGateway(count, latency) {
    const main = path.join(repository, "build/gateway/main.js");
    const args = ["--quota", String(count), "--latency", String(latency), "--parent", String(process.pid)];
    const child = spawn(process.execPath, [main, ...args], { env: {}, stdio: ["ignore", "pipe", "ignore"] });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    const lines = createInterface({ input: child.stdout });
    const line = await new Promise((resolve) => lines.once("line", resolve));
    const { endpoint, accounts } = JSON.parse(line);
    return {
        env: { TWCC_ENDPOINT: endpoint, TWCC_API_KEY: accounts[0].apiKey },
        control: async (method, name) => {
            const response = await fetch(`${endpoint}/_gateway/${name}`, { method });
            const text = await response.text();
            return text === "" ? undefined : JSON.parse(text);
        },
        stop: async () => {
            child.kill("SIGTERM");
            await ended;
        },
    };
}
