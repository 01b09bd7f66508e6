import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { run } from "../support/project";
import { leaksIn, learn } from "../support/secrets/watch";
import { alice, startWorld, type World } from "./gateway-and-providers";

const script = path.resolve(__dirname, "../support/secrets/work-and-snapshot.cjs");
let world: World;
let folder: string;

beforeAll(async () => {
    world = await startWorld(["--boot-delay", "100", "--delete-delay", "100", "--sshd", "none"]);
    folder = mkdtempSync(path.join(tmpdir(), "twcc-memory-"));
});
afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await world.stop();
});

test("when its operations have ended, the provider holds no private key and no password any more", async () => {
    const env = { HOME: folder, PATH: process.env.PATH, TWCC_API_KEY: alice, TWCC_ENDPOINT: world.gateway.endpoint };
    const password = "Nowhere-else 7 but here";
    writeFileSync(path.join(folder, "password"), password);
    const { code, output } = await run(process.execPath, [script, folder], folder, env);
    expect({ code, output: output.replace(/^Instance .*\n/gm, "") }).toEqual({ code: 0, output: "" });
    learn(password, "a password");
    const keys = readFileSync(path.join(folder, "keys"), "utf8").trim().split("\n");
    expect(keys).toHaveLength(4);
    for (const key of keys) learn(JSON.parse(key) as string, "a private key");
    const snapshot = readFileSync(path.join(folder, "heap"), "latin1");
    // The strings that live on the heap, each with its first 1,024 characters.
    const leaks = leaksIn("memory", snapshot.slice(snapshot.lastIndexOf('"strings":[')));
    // The API key has to be there, so the snapshot does tell.
    expect(leaks.map(({ what }) => what)).toContain("alice's API key");
    expect(leaks.filter(({ what, how }) => what !== "alice's API key" && how !== "by its first line")).toEqual([]);
});
