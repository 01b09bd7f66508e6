import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import { load } from "./load";

interface Lock {
    withLock: <T>(
        folder: string,
        what: string,
        body: () => Promise<T>,
        options?: { say?: (line: string) => void; retryMs?: number },
    ) => Promise<T>;
}

let folder: string;
let lock: string;
beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "lock-"));
    lock = path.join(folder, "nested", "lock");
});
afterEach(() => {
    fs.rmSync(folder, { recursive: true });
});

const lockModule = pathToFileURL(path.resolve(__dirname, "../../../scripts/setup/lock.mjs")).href;

/** A process that takes the lock, runs `body` and prints what it says. */
function holder(body: string) {
    const code = `
        import * as fs from "node:fs";
        const { withLock } = await import(${JSON.stringify(lockModule)});
        await withLock(${JSON.stringify(lock)}, "testing", async () => { ${body} }, { retryMs: 5, say: () => {} });`;
    return spawn(process.execPath, ["--input-type=module", "--eval", code], { stdio: ["ignore", "pipe", "inherit"] });
}

test("one at a time, and the lock is gone afterwards", async () => {
    const { withLock } = await load<Lock>("setup/lock.mjs");
    let inside = 0;
    let most = 0;
    const said: string[] = [];
    const work = () =>
        withLock(
            lock,
            "testing",
            async () => {
                most = Math.max(most, ++inside);
                await new Promise((resolve) => setTimeout(resolve, 20));
                inside--;
            },
            { retryMs: 5, say: (line) => said.push(line) },
        );
    await Promise.all([work(), work(), work()]);
    expect(most).toBe(1);
    expect(fs.readdirSync(path.dirname(lock))).toEqual([]);
    // Each of the two that waited says so once.
    expect(said).toHaveLength(2);
    expect(said[0]).toContain(`process ${process.pid}`);
});

test("a failed body frees the lock", async () => {
    const { withLock } = await load<Lock>("setup/lock.mjs");
    await expect(withLock(lock, "testing", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(fs.existsSync(lock)).toBe(false);
});

test("a killed owner's lock is taken over, by one process at a time", async () => {
    const dead = holder(`process.stdout.write("in"); await new Promise((resolve) => setTimeout(resolve, 60_000));`);
    await once(dead.stdout, "data");
    dead.kill("SIGKILL");
    await once(dead, "close");
    expect(fs.readdirSync(lock)).toHaveLength(1);

    const log = path.join(folder, "log");
    const others = Array.from({ length: 6 }, () =>
        holder(
            `fs.appendFileSync(${JSON.stringify(log)}, "in\\n"); await new Promise((r) => setTimeout(r, 30)); fs.appendFileSync(${JSON.stringify(log)}, "out\\n");`,
        ),
    );
    const codes = await Promise.all(others.map(async (process) => ((await once(process, "close")) as [number])[0]));
    expect(codes).toEqual([0, 0, 0, 0, 0, 0]);
    expect(fs.readFileSync(log, "utf8")).toBe("in\nout\n".repeat(6));
});

test("an ended owner frees it on Ctrl-C, too", async () => {
    const owner = holder(`process.stdout.write("in"); await new Promise((resolve) => setTimeout(resolve, 60_000));`);
    await once(owner.stdout, "data");
    owner.kill("SIGINT");
    expect((await once(owner, "close"))[0]).toBe(130);
    expect(fs.existsSync(lock)).toBe(false);
});

test("a process id that was given out again is not the owner", async () => {
    const { withLock } = await load<Lock>("setup/lock.mjs");
    fs.mkdirSync(lock, { recursive: true });
    const owner = { host: os.hostname(), pid: process.pid, start: "another boot 1", what: "testing" };
    fs.writeFileSync(path.join(lock, "owner-1-a"), JSON.stringify(owner));
    await expect(withLock(lock, "testing", () => Promise.resolve("mine"))).resolves.toBe("mine");
});

test("an owner on another machine counts until it has been silent for a while", async () => {
    const { withLock } = await load<Lock>("setup/lock.mjs");
    fs.mkdirSync(lock, { recursive: true });
    const file = path.join(lock, "owner-1-a");
    fs.writeFileSync(file, JSON.stringify({ host: "elsewhere.example", pid: 1, start: "", what: "testing" }));
    const said: string[] = [];
    const taken = withLock(lock, "testing", () => Promise.resolve("mine"), {
        retryMs: 5,
        say: (line) => said.push(line),
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(said[0]).toContain("elsewhere.example");
    const longAgo = new Date(Date.now() - 120_000);
    fs.utimesSync(file, longAgo, longAgo);
    await expect(taken).resolves.toBe("mine");
});
