import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type GatewayProcess, spawnGateway } from "../support/gateway-process";
import { startGateway } from "./index";
import { Client, OTHER_PLATFORM } from "./testing/client";
import { ED25519_KEY, OTHER_KEY } from "./testing/public-keys";

let folder: string;
let dataFile: string;
let running: GatewayProcess | undefined;

beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "twcc-gateway-test-"));
    dataFile = path.join(folder, "inner", "data.json");
});
afterEach(async () => {
    await running?.stop();
    running = undefined;
    rmSync(folder, { recursive: true });
});

const start = async () => (running = await spawnGateway({ dataFile }));
const everything = async () => {
    const clients = [new Client(running!), new Client(running!, "bob"), new Client(running!, "alice", OTHER_PLATFORM)];
    return Promise.all(clients.map(async (client) => (await client.read("k1")).json()));
};

describe("key pairs of all users and platforms survive", () => {
    beforeEach(async () => {
        await start();
        await new Client(running!).create({ name: "k1", public_key: `${ED25519_KEY}\r\n` });
        await new Client(running!, "bob").create({ name: "k1", public_key: OTHER_KEY });
        await new Client(running!, "alice", OTHER_PLATFORM).create({ name: "k1" });
    });

    test("a restart", async () => {
        const before = await everything();
        expect(await running!.stop()).toBe(0);
        await start();

        expect(await everything()).toEqual(before);
        expect(before).toMatchObject([{ public_key: `${ED25519_KEY}\r\n` }, { public_key: OTHER_KEY }, {}]);
    });

    test("SIGKILL right after an answer: made is made, deleted is deleted", async () => {
        const before = await everything();
        await new Client(running!).create({ name: "last" });
        await running!.kill();
        await start();
        expect(await everything()).toEqual(before);
        expect(await new Client(running!).names()).toEqual(["k1", "last"]);

        await new Client(running!).delete("last");
        await running!.kill();
        await start();
        expect(await new Client(running!).names()).toEqual(["k1"]);
    });

    test("in a file of mode 0600 without private keys or API keys, and nothing else beside it", () => {
        const content = readFileSync(dataFile, "utf8");

        expect(statSync(dataFile).mode & 0o777).toBe(0o600);
        expect(content).toContain("Generated-by-Nova");
        expect(content).not.toContain("PRIVATE");
        expect(content).not.toContain(running!.accounts[0]!.apiKey);
        expect(readdirSync(path.dirname(dataFile))).toEqual(["data.json"]);
    });

    test("the mode is put right by the next write", async () => {
        chmodSync(dataFile, 0o644);
        await new Client(running!).create({ name: "k2", public_key: OTHER_KEY });

        expect(statSync(dataFile).mode & 0o777).toBe(0o600);
    });
});

test("many at the same time: all are kept", async () => {
    await start();
    const names = Array.from({ length: 40 }, (_, index) => `k${index}`);
    const client = new Client(running!);
    await Promise.all(names.map((name) => client.create({ name, public_key: ED25519_KEY })));
    await running!.kill();
    await start();

    expect((await new Client(running!).names()).sort()).toEqual(names.sort());
});

test("SIGKILL in the middle of many writes: the file is whole, and what was answered is in it", async () => {
    await start();
    const client = new Client(running!);
    const answered: string[] = [];
    const all = Array.from({ length: 200 }, async (_, index) => {
        const { status } = await client.create({ name: `k${index}`, public_key: ED25519_KEY });
        // More than the quota of 100 are refused.
        if (status === 200 && answered.push(`k${index}`) === 10) {
            await running!.kill();
        }
    });
    await Promise.allSettled(all);
    await start();

    expect(await new Client(running!).names()).toEqual(expect.arrayContaining(answered));
});

test.each(["", "{", "[]", '{"version": 2, "tables": {}}', '{"version": 1, "tables": {"keypairs": 1}}'])(
    "a file that is no data file (%j) stops the start and stays as it is",
    async (content) => {
        const file = path.join(folder, "data.json");
        writeFileSync(file, content);

        await expect(spawnGateway({ dataFile: file })).rejects.toThrow(`${file} is no data file of this gateway`);
        expect(readFileSync(file, "utf8")).toBe(content);
    },
);

test("a write that fails is answered with 500 and changes nothing", async () => {
    const failing = await startGateway({ dataFile: path.join(folder, "data.json") });
    const silenced = jest.spyOn(console, "error").mockImplementation(() => undefined);
    rmSync(folder, { recursive: true });
    writeFileSync(folder, ""); // a file where the folder has been: no user, root included, can write into it
    try {
        const client = new Client(failing);
        const reply = await client.create({ name: "k1", public_key: ED25519_KEY });

        expect(reply.status).toBe(500);
        expect((reply.json() as { message: string }).message).toMatch(/^50001: /);
        expect(await client.names()).toEqual([]);
        expect(silenced).toHaveBeenCalled();
    } finally {
        silenced.mockRestore();
        await failing.close();
    }
});

test("after close nothing is written any more, whatever was under way", async () => {
    const gateway = await startGateway({ dataFile });
    const client = new Client(gateway);
    // So many keys take longer to make than this waits.
    const creates = Promise.allSettled(Array.from({ length: 32 }, (_, i) => client.create({ name: `made-${i}` })));
    await new Promise((resolve) => setTimeout(resolve, 30));
    await gateway.close();
    expect((await creates).map(({ status }) => status)).toContain("rejected");
    rmSync(path.dirname(dataFile), { recursive: true, force: true });
    await new Promise((resolve) => setTimeout(resolve, 700));

    expect(readdirSync(folder)).toEqual([]);
});

test("without a data file nothing is kept", async () => {
    const first = await startGateway();
    await new Client(first).create({ name: "k1", public_key: ED25519_KEY });
    await first.close();
    const second = await startGateway();

    expect(await new Client(second).names()).toEqual([]);
    await second.close();
});
