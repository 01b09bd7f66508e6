import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { request } from "./testing/http";

const repository = path.resolve(__dirname, "../..");

/** Whether somebody answers at this address. */
const answers = (endpoint: string) =>
    request(endpoint, "/").then(
        () => true,
        () => false,
    );

// A shell stands between npm and the script, and gets npm's signal alone.
test("SIGTERM to npm run gateway ends the gateway", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "twcc-npm-gateway-"));
    const args = ["run", "gateway", "--", "--port", "0", "--data", path.join(folder, "data.json"), "--sshd", "none"];
    const npm = spawn("npm", args, { cwd: repository, stdio: ["ignore", "pipe", "ignore"] });
    let gateway: { readonly endpoint: string; readonly pid: number } | undefined;
    try {
        for await (const line of createInterface({ input: npm.stdout })) {
            if (!line.startsWith("{")) continue;
            gateway = JSON.parse(line) as typeof gateway;
            break;
        }
        const { endpoint } = gateway!;
        expect(await answers(endpoint)).toBe(true);
        npm.kill("SIGTERM");
        const start = performance.now();
        while ((await answers(endpoint)) && performance.now() - start < 40_000) await sleep(100);
        expect(await answers(endpoint)).toBe(false);
    } finally {
        npm.kill("SIGKILL");
        if (gateway !== undefined && (await answers(gateway.endpoint))) process.kill(gateway.pid);
        rmSync(folder, { recursive: true, force: true });
    }
});
