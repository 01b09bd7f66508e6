import { PLATFORM } from "../gateway/testing/client";
import { derivePublicKey, listKeys, makeKey } from "../support/ssh-keygen";
import { startWorld } from "./gateway-and-stack";

jest.setTimeout(300_000);

/** As many as an account may have. */
const many = 100;

/** Bytes of a key pair in `pulumi stack export`: the backend writes the whole state at each step, so they are time. */
const stateLimit = 3900;

test(`${many} key pairs in one up, from a cold start and with a slow TWCC`, async () => {
    const { gateway, alice, project, stop } = await startWorld({ gateway: ["--latency", "200"] });
    /** How often each method was sent meanwhile, with the looks at one key apart from the rest. */
    const calls = async (...command: string[]) => {
        await gateway.control("DELETE", "requests");
        await project.must(...command);
        const log = (await gateway.control("GET", "requests")) as { method: string; path: string }[];
        const counts: Record<string, number> = {};
        for (const { method, path } of log) {
            const call = method === "GET" && path.endsWith("/keypairs/") ? "list" : method;
            counts[call] = (counts[call] ?? 0) + 1;
        }
        return counts;
    };
    project.write(`for (let i = 0; i < ${many}; i++) {
        const key = new twcc.Keypair("k" + i, { name: "k" + i });
        exports["k" + i] = { privateKey: key.privateKey, fingerprint: key.fingerprint };
    }`);

    // Each is sent once and read back once.
    expect(await calls("up", "--yes", "--skip-preview", "--parallel", "50")).toEqual({ POST: many, GET: many });
    const there = await alice.keys();
    const state = JSON.stringify({ deployment: { resources: await project.resources() } }, undefined, 4);
    expect(Buffer.byteLength(state) / many).toBeLessThanOrEqual(stateLimit);
    const outputs = (await project.outputs()) as unknown as Record<string, { privateKey: string; fingerprint: string }>;
    expect(Object.keys(there)).toHaveLength(many);
    expect(Object.fromEntries(Object.entries(outputs).map(([name, key]) => [name, key.fingerprint]))).toEqual(there);
    expect(new Set(Object.values(there)).size).toBe(many);
    // ssh-keygen, not we, says that each private key is the other half of what TWCC has.
    const derived = await Promise.all(Object.values(outputs).map(({ privateKey }) => derivePublicKey(privateKey)));
    const listed = await listKeys(`${derived.join("\n")}\n`, "md5");
    expect(listed.map(({ fingerprint }) => fingerprint.replace(/^MD5:/, ""))).toEqual(
        Object.keys(outputs).map((name) => there[name]),
    );

    expect(await calls("preview", "--expect-no-changes")).toEqual({});
    expect(await calls("refresh", "--yes", "--skip-preview", "--parallel", "50")).toEqual({ list: 1 });
    expect(await project.resources()).toHaveLength(many);
    expect((await project.resources()).filter(({ outputs }) => outputs.drift !== undefined)).toEqual([]);
    // One key swapped behind our back is seen by a list, and confirmed by a look.
    await gateway.control("PUT", `store/alice/${PLATFORM}/keypairs/k7`, {
        public_key: (await makeKey("-t", "ed25519")).publicKey,
    });
    expect(await calls("refresh", "--yes", "--skip-preview", "--parallel", "50")).toEqual({ list: 1, GET: 1 });
    await alice.remove("k7");
    const { list, ...others } = await calls("destroy", "--yes", "--skip-preview", "--parallel", "50");
    // The key that is gone is looked at, and whose API key it is asked.
    expect(others).toEqual({ GET: 2, DELETE: many - 1 });
    expect(list).toBeLessThan(many / 5);
    expect(await alice.keys()).toEqual({});
    expect(await project.resources()).toEqual([]);
    await stop();
});
