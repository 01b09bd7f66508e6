import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { privateKeyFileStub } from "../../sdk/stub";
import { lockedByPuttygen, lockedBySshKeygen, unlockedBySshKeygen } from "../support/locked-keys";
import { startProvider, type Properties, type ProviderProcess } from "../support/provider-process";
import { learn } from "../support/secrets/watch";
import { derivePublicKey, makeKey, puttygenInstalled } from "../support/ssh-keygen";
import { startWorld, type World } from "./gateway-and-providers";

const passphrase = "correct horse battery";
const otherPassphrase = "staple of many horses";

let folder: string;
let privateKey: string;
let publicKey: string;
let locked: string;

beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "twcc-passphrase-"));
    const made = await makeKey("-t", "ecdsa", "-C", "me@laptop");
    privateKey = made.privateKey;
    publicKey = made.publicKey.trim();
    locked = await lockedBySshKeygen(privateKey, passphrase, "aes256-ctr", 2);
    learn(privateKey, "a private key, unlocked");
});
afterAll(() => {
    rmSync(folder, { recursive: true });
});

describe("a key pair of your own locked key", () => {
    let world: World;
    let provider: ProviderProcess;
    let nextName = 0;
    const name = () => `locked-${++nextName}`;

    beforeAll(async () => {
        world = await startWorld(["--boot-delay", "0", "--sshd", "none"]);
        provider = await world.provider();
    });
    afterEach(() => world.clean());
    afterAll(() => world.stop());

    async function next(args: Properties, inputs: Properties): Promise<Properties> {
        const again = await provider.check({ logicalName: "web", ...args }, inputs);
        expect(again.failures).toEqual([]);
        return again.inputs;
    }

    test("is created by the same calls as an open one, and the state has it locked and no passphrase", async () => {
        const open = await world.calls(() => provider.up("web", { name: name(), privateKey }));
        let made: Awaited<ReturnType<ProviderProcess["up"]>> | undefined;
        const calls = await world.calls(async () => {
            made = await provider.up("web", { name: name(), privateKey: locked, passphrase });
        });
        expect(calls).toEqual(open);
        const { id, state, inputs } = made!;
        expect(state).toMatchObject({ privateKey: locked, publicKey, algorithm: "ECDSA" });
        expect(state.passphrase).toBeUndefined();
        expect(await world.there(id)).toBe(state.fingerprint);
        const again = await next({ name: id, privateKey: locked, passphrase }, inputs);
        expect(await provider.diff(id, state, again)).toEqual({ changes: false, replaces: [] });
    });

    test("with another passphrase is no exchange at TWCC", async () => {
        const { id, state, inputs } = await provider.up("web", { name: name(), privateKey: locked, passphrase });
        const again = await lockedBySshKeygen(privateKey, otherPassphrase, "aes256-gcm@openssh.com", 2);
        const news = await next({ name: id, privateKey: again, passphrase: otherPassphrase }, inputs);
        expect(await provider.diff(id, state, news)).toEqual({ changes: true, replaces: [] });
        const calls = await world.calls(async () => {
            expect(await provider.update(id, state, news)).toMatchObject({ ...state, privateKey: again });
        });
        expect(calls).toEqual([]);
    });

    test("is put back after drift, and written without a passphrase in a given format", async () => {
        const args = { name: name(), privateKey: locked, passphrase, privateKeyFormat: "SEC1" };
        const { id, state, inputs } = await provider.up("web", args);
        expect(await derivePublicKey(state.privateKey as string)).toBe(publicKey.split(" ").slice(0, 2).join(" "));
        await world.remove(id);
        const gone = await (await world.provider()).read(id, state);
        const news = await next(args, inputs);
        const mended = await provider.update(id, gone.state, news);
        expect(mended).toMatchObject({ fingerprint: state.fingerprint, privateKey: state.privateKey });
        expect(await world.there(id)).toBe(state.fingerprint);
    });

    (puttygenInstalled ? test : test.skip)(
        "in PuTTY's format becomes one that OpenSSH reads, still locked",
        async () => {
            for (const version of [2, 3]) {
                const ppk = await lockedByPuttygen(privateKey, passphrase, version);
                const { state } = await provider.up("web", { name: name(), privateKey: ppk, passphrase });
                expect(await unlockedBySshKeygen(state.privateKey as string, passphrase)).toBe(publicKey);
            }
        },
    );

    test("with a wrong passphrase, or none, is refused before anything is sent", async () => {
        const calls = await world.calls(async () => {
            for (const [word, sentence] of [
                [otherPassphrase, "privateKey has a different passphrase: check passphrase."],
                [undefined, "privateKey has a passphrase: set passphrase, or pass a copy without one"],
            ]) {
                const args = {
                    logicalName: "web",
                    privateKey: locked,
                    ...(word !== undefined && { passphrase: word }),
                };
                const { failures } = await provider.check(args);
                expect(failures.map(({ reason }) => reason)).toEqual([expect.stringContaining(sentence!)]);
            }
        });
        expect(calls).toEqual([]);
    });
});

describe("a private key file with a passphrase", () => {
    const start = () =>
        startProvider({ config: {}, env: { HOME: folder, TWCC_DATA_PATH: folder }, stub: privateKeyFileStub });

    test("is locked on the disk; another passphrase rewrites it, none opens it", async () => {
        const provider = await start();
        const file = path.join(folder, "web.pem");
        const { id, state, inputs } = await provider.up("web", { path: file, privateKey, passphrase });
        const text = readFileSync(file, "utf8");
        expect(await unlockedBySshKeygen(text, passphrase)).toBe(publicKey);
        expect(await unlockedBySshKeygen(text, otherPassphrase)).toBeUndefined();
        expect((statSync(file).mode & 0o777).toString(8)).toBe("600");

        const same = await provider.check({ path: file, privateKey, passphrase }, inputs);
        expect(await provider.diff(id, state, same.inputs)).toEqual({ changes: false, replaces: [] });
        const next = await provider.check({ path: file, privateKey, passphrase: otherPassphrase }, inputs);
        expect(await provider.diff(id, state, next.inputs)).toEqual({ changes: true, replaces: [] });
        const after = await provider.update(id, state, next.inputs);
        expect(await unlockedBySshKeygen(readFileSync(file, "utf8"), otherPassphrase)).toBe(publicKey);

        const open = await provider.check({ path: file, privateKey }, next.inputs);
        await provider.update(id, after, open.inputs);
        expect(await derivePublicKey(readFileSync(file, "utf8"))).toBe(publicKey);
        await provider.stop();
    });

    test("of a create whose answer was lost is recognised by another process", async () => {
        const file = path.join(folder, "lost.pem");
        const first = await start();
        await first.up("web", { path: file, privateKey, passphrase });
        await first.stop();
        const text = readFileSync(file, "utf8");
        const second = await start();
        const { state } = await second.up("web", { path: file, privateKey, passphrase });
        expect(state.adopted).toBe(true);
        expect(readFileSync(file, "utf8")).toBe(text);
        await second.stop();
    });
});
