import {
    chmodSync,
    existsSync,
    mkdtempSync,
    readFileSync,
    realpathSync,
    rmSync,
    statSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { privateKeyFileStub } from "../../sdk/stub";
import { servedByEngine } from "../support/engine";
import { failureOf, startProvider, type Properties, type ProviderProcess } from "../support/provider-process";
import { derivePublicKey, makeKey } from "../support/ssh-keygen";
import { fieldsOf } from "./gateway-and-providers";

// The `.pub` beside a private key file, with the same promises.

let folder: string;
let provider: ProviderProcess;
let key: { privateKey: string; publicKey: string };
let other: typeof key;

const at = (name: string) => path.join(folder, name);
const text = (name: string) => readFileSync(at(name), "utf8");
const lineOf = ({ publicKey }: typeof key) => `${publicKey.trim()}\n`;
const start = (more: { engine?: string } = {}) =>
    startProvider({ config: {}, env: { HOME: folder }, stub: privateKeyFileStub, ...more });
const up = (name: string, more: Properties = {}, from = provider) =>
    from.up(name, { privateKey: key.privateKey, path: at(name), publicKeyFile: true, ...more });

beforeAll(async () => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), "twcc-public-")));
    [key, other] = [await makeKey("-t", "ed25519", "-C", "me@laptop"), await makeKey("-t", "ed25519")];
    provider = await start();
}, 60_000);
afterAll(async () => {
    await provider.stop();
    expect(provider.output()).not.toMatch(/PRIVATE KEY|\n\s+at |\.js:\d/);
    rmSync(folder, { recursive: true, force: true });
});

test("is one OpenSSH line with the key's comment and mode 0644, and goes with the private key", async () => {
    const { id, inputs, state } = await up("web.pem");
    expect(text("web.pem.pub")).toBe(lineOf(key));
    expect(text("web.pem.pub")).toMatch(/ me@laptop\n$/);
    expect(text("web.pem.pub").split(" ")[1]).toBe((await derivePublicKey(key.privateKey)).split(" ")[1]);
    expect((statSync(at("web.pem.pub")).mode & 0o777).toString(8)).toBe("644");
    expect((statSync(at("web.pem")).mode & 0o777).toString(8)).toBe("600");
    expect(await provider.diff(id, state, inputs)).toEqual({ changes: false, replaces: [] });
    expect(fieldsOf((await provider.read(id, state)).state)).toEqual(fieldsOf(state));
    await provider.delete(id, state);
    expect(["web.pem", "web.pem.pub"].map((name) => existsSync(at(name)))).toEqual([false, false]);
});

test.each(["missing", "changed"])(
    "what a refresh finds of it is drift, and mended by overwrite at most: %s",
    async (kind) => {
        const name = `drift-${kind}.pem`;
        const { id, inputs, state } = await up(name);
        if (kind === "missing") rmSync(at(`${name}.pub`));
        else writeFileSync(at(`${name}.pub`), "theirs");
        const { state: seen } = await provider.read(id, state);
        expect(fieldsOf(seen)).toEqual({ ...fieldsOf(state), drift: { kind, publicKeyFile: true } });
        expect(await provider.diff(id, seen, inputs)).toEqual({ changes: true, replaces: [] });
        await sleep(100);
        expect(provider.output()).toContain(
            `The public key file "${id}.pub" ${kind === "missing" ? "is missing" : "was changed"}`,
        );
        if (kind === "changed") {
            const { message } = await failureOf(provider.update(id, seen, { ...inputs, privateKey: other.privateKey }));
            expect(message).toMatch(
                /^Cannot write the public key file .* that this resource did not write, so it was not changed/,
            );
            expect([text(`${name}.pub`), text(name)]).toEqual(["theirs", key.privateKey]);
        }
        expect(fieldsOf(await provider.update(id, seen, { ...inputs, overwrite: true }))).toEqual(fieldsOf(state));
        expect(text(`${name}.pub`)).toBe(lineOf(key));
    },
);

test("the drift of the private key comes first", async () => {
    const { id, state } = await up("both.pem");
    for (const name of ["both.pem", "both.pem.pub"]) rmSync(at(name));
    expect((await provider.read(id, state)).state.drift).toEqual({ kind: "missing" });
});

test("another key is written in both", async () => {
    const { id, inputs, state } = await up("rotated.pem");
    const after = await provider.update(id, state, { ...inputs, privateKey: other.privateKey });
    expect([text("rotated.pem"), text("rotated.pem.pub")]).toEqual([other.privateKey, lineOf(other)]);
    await provider.delete(id, after);
    expect(existsSync(at("rotated.pem.pub"))).toBe(false);
});

test("it comes and goes with the argument", async () => {
    const { id, inputs, state } = await up("later.pem", { publicKeyFile: false });
    expect(existsSync(at("later.pem.pub"))).toBe(false);
    expect(inputs).not.toHaveProperty("publicKeyFile");
    const wanting = { ...inputs, publicKeyFile: true };
    expect(await provider.diff(id, state, wanting)).toEqual({ changes: true, replaces: [] });
    const having = await provider.update(id, state, wanting);
    expect(text("later.pem.pub")).toBe(lineOf(key));
    expect(await provider.diff(id, having, inputs)).toEqual({ changes: true, replaces: [] });
    expect(fieldsOf(await provider.update(id, having, inputs))).toEqual(fieldsOf(state));
    expect([existsSync(at("later.pem.pub")), text("later.pem")]).toEqual([false, key.privateKey]);
});

test("what is not ours is left alone, and then the private key is not written either", async () => {
    writeFileSync(at("theirs.pem.pub"), "theirs");
    const { message } = await failureOf(up("theirs.pem"));
    expect(message).toMatch(/^Cannot write the public key file ".*theirs\.pem\.pub": there is already a file/);
    expect([text("theirs.pem.pub"), existsSync(at("theirs.pem"))]).toEqual(["theirs", false]);
    const { id, state } = await up("theirs.pem", { overwrite: true });
    expect(text("theirs.pem.pub")).toBe(lineOf(key));
    writeFileSync(at("theirs.pem.pub"), "theirs again");
    await provider.delete(id, state);
    expect([text("theirs.pem.pub"), existsSync(at("theirs.pem"))]).toEqual(["theirs again", false]);
});

test("one with this very line is taken over, and stays", async () => {
    writeFileSync(at("saved.pem.pub"), lineOf(key));
    const { id, state } = await up("saved.pem");
    await provider.delete(id, state);
    expect([text("saved.pem.pub"), existsSync(at("saved.pem"))]).toEqual([lineOf(key), false]);
});

/** A provider process in which the disk is full for the second of the files. */
async function withFullDisk(work: (served: ProviderProcess) => Promise<void>): Promise<void> {
    const hook = path.resolve(__dirname, "../support/fail-second-file.cjs");
    const served = await startProvider({
        config: {},
        env: { HOME: folder, NODE_OPTIONS: `--require ${hook}` },
        stub: privateKeyFileStub,
    });
    try {
        await work(served);
    } finally {
        await served.stop();
    }
}

const fullDisk = /private key file .*disk is full \(ENOSPC\)/;

test("a new file that cannot be completed is taken back", async () => {
    await withFullDisk(async (served) => {
        expect((await failureOf(up("half.pem", {}, served))).message).toMatch(fullDisk);
    });
    expect(["half.pem", "half.pem.pub"].map((name) => existsSync(at(name)))).toEqual([false, false]);
});

test("an update that cannot be completed leaves both files as they were", async () => {
    const { id, state, inputs } = await up("whole.pem");
    await withFullDisk(async (served) => {
        const news = await served.check({ ...inputs, privateKey: other.privateKey }, inputs);
        expect((await failureOf(served.update(id, state, news.inputs))).message).toMatch(fullDisk);
    });
    expect([text("whole.pem"), text("whole.pem.pub")]).toEqual([key.privateKey, lineOf(key)]);
    expect(fieldsOf((await provider.read(id, state)).state)).toEqual(fieldsOf(state));
    // As `pulumi destroy` does it, in a process that has seen no program: another one wrote this index node.
    const destroying = await start();
    await destroying.delete(id, state);
    await destroying.stop();
    expect([existsSync(at("whole.pem")), existsSync(at("whole.pem.pub"))]).toEqual([false, false]);
});

test.each(["replaced", "renamed"])("both stay when the resource is %s, and go with the last one", async (how) => {
    const name = `${how}.pem`;
    const old = await up(name);
    const later = await start();
    const made = await later.up(how, { privateKey: key.privateKey, path: at(name), publicKeyFile: true });
    await later.delete(old.id, old.state);
    await later.stop();
    expect([text(name), text(`${name}.pub`)]).toEqual([key.privateKey, lineOf(key)]);
    const last = await start();
    await last.delete(made.id, made.state);
    await last.stop();
    expect([name, `${name}.pub`].map((one) => existsSync(at(one)))).toEqual([false, false]);
});

test("the replacement without one lets it go", async () => {
    const old = await up("without.pem");
    const later = await start();
    await later.up("without", { privateKey: key.privateKey, path: at("without.pem") });
    await later.delete(old.id, old.state);
    await later.stop();
    expect([text("without.pem"), existsSync(at("without.pem.pub"))]).toEqual([key.privateKey, false]);
});

test("when the engine is gone, both new files are removed", async () => {
    const { served, engine } = await servedByEngine(start);
    const plain = await up("plain.pem", { publicKeyFile: false });
    const args = { privateKey: key.privateKey, path: at("abandoned.pem"), publicKeyFile: true };
    const made = await served.check({ ...args, logicalName: "abandoned" });
    // Both at once: a process without an engine ends when it is idle.
    const answers = Promise.all([
        served.create(made.inputs),
        served.update(plain.id, plain.state, { ...plain.inputs, publicKeyFile: true }),
    ]);
    engine.close();
    await answers;
    await served.stop();
    const left = ["abandoned.pem", "abandoned.pem.pub", "plain.pem", "plain.pem.pub"].filter((name) =>
        existsSync(at(name)),
    );
    expect(left).toEqual(["plain.pem"]);
});

test("its mode is nobody's secret, and an older state has none", async () => {
    const { id, inputs, state } = await up("mode.pem");
    chmodSync(at("mode.pem.pub"), 0o600);
    expect((await provider.read(id, state)).state).not.toHaveProperty("drift");
    const { publicFile, ...older } = state;
    expect(publicFile).toEqual({ contentSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    const { publicKeyFile: _none, ...before } = inputs;
    expect(await provider.diff(id, older, before)).toEqual({ changes: false, replaces: [] });
});

test.each(["web.pub", "web.PUB"])("no private key is written where public keys are: %s", async (name) => {
    const { failures } = await provider.check({ privateKey: key.privateKey, path: at(name), logicalName: "pub" });
    expect(failures.map(({ reason }) => reason).join()).toMatch(/^path ends in \.pub, .*publicKeyFile: true/);
});

/** Each run of the engine replaces it, with a process of its own; the last one destroys it. */
async function replacedTwiceAndDestroyed(name: string): Promise<void> {
    let made = await up(name);
    for (let replacement = 1; replacement <= 2; replacement++) {
        const run = await start();
        const next = await up(name, {}, run);
        await run.delete(made.id, made.state);
        await run.stop();
        made = next;
    }
    const destroying = await start();
    await destroying.delete(made.id, made.state);
    await destroying.stop();
}

test("one of the user's stays through replacements, where the private key file is ours", async () => {
    writeFileSync(at("mixed.pem.pub"), lineOf(key));
    await replacedTwiceAndDestroyed("mixed.pem");
    expect([existsSync(at("mixed.pem")), existsSync(at("mixed.pem.pub"))]).toEqual([false, true]);
});

test("one of ours goes after replacements, where the private key file is the user's", async () => {
    writeFileSync(at("mirror.pem"), key.privateKey, { mode: 0o600 });
    await replacedTwiceAndDestroyed("mirror.pem");
    expect([existsSync(at("mirror.pem")), existsSync(at("mirror.pem.pub"))]).toEqual([true, false]);
});
