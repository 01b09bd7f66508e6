import { chmodSync, mkdtempSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { privateKeyFileStub } from "../../sdk/stub";
import { startProvider, type Properties, type ProviderProcess } from "../support/provider-process";
import { makeKey } from "../support/ssh-keygen";
import { fieldsOf } from "./gateway-and-providers";

const withoutModes = { NODE_OPTIONS: `--require ${path.resolve(__dirname, "../support/no-modes.cjs")}` };
const openToOthers =
    /The private key file ".*" can be read by others, since its file system ignores the mode 0600: set/g;

let folder: string;
let privateKey: string;
let provider: ProviderProcess;

const at = (name: string) => path.join(folder, name);
const start = (env: Record<string, string> = {}) =>
    startProvider({ config: {}, env: { HOME: folder, ...env }, stub: privateKeyFileStub });
const up = (from: ProviderProcess, name: string) => from.up(name, { privateKey, path: at(name) });

beforeAll(async () => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), "twcc-modes-")));
    ({ privateKey } = await makeKey("-t", "ed25519"));
    provider = await start();
}, 60_000);
afterAll(async () => {
    await provider.stop();
    rmSync(folder, { recursive: true, force: true });
});

test.each([0o644, 0o640, 0o620, 0o777])("a mode that ssh refuses is drift, and mended: %o", async (mode) => {
    const { id, inputs, state } = await up(provider, `mode-${mode}.pem`);
    chmodSync(id, mode);
    const { state: seen } = await provider.read(id, state);
    expect(fieldsOf(seen)).toEqual({ ...fieldsOf(state), drift: { kind: "mode" } });
    expect(await provider.diff(id, seen, inputs)).toEqual({ changes: true, replaces: [] });
    expect(fieldsOf(await provider.update(id, seen, inputs))).toEqual(fieldsOf(state));
    expect((statSync(id).mode & 0o777).toString(8)).toBe("600");
    await sleep(100);
    expect(provider.output()).toContain(
        `"${id}" is open to others, since its mode was changed: the update sets it to 0600`,
    );
    expect(provider.output()).not.toMatch(openToOthers);
});

test("a mode that takes rights from its owner, too, is none", async () => {
    const { id, state } = await up(provider, "strict.pem");
    chmodSync(id, 0o400);
    expect(fieldsOf((await provider.read(id, state)).state)).toEqual(fieldsOf(state));
});

test("a state of an older release says nothing of modes, and never drifts by them", async () => {
    const { id, state } = await up(provider, "older.pem");
    const { keepsModes, ...older }: Properties = state;
    expect(keepsModes).toBe(true);
    chmodSync(id, 0o644);
    expect(fieldsOf((await provider.read(id, older)).state)).toEqual(fieldsOf(older));
});

test("a file system without modes gets one warning for a file that is written, and no drift ever", async () => {
    const served = await start(withoutModes);
    try {
        const { id, inputs, state } = await up(served, "fat.pem");
        expect(state).not.toHaveProperty("keepsModes");
        const { state: seen } = await served.read(id, state);
        expect(fieldsOf(seen)).toEqual(fieldsOf(state));
        expect(await served.diff(id, seen, inputs)).toEqual({ changes: false, replaces: [] });
        await sleep(100);
        expect(served.output().match(openToOthers)).toHaveLength(1);
        // The disk was another one when the file was written: written once more, it is known.
        const { state: moved } = await served.read(id, { ...state, keepsModes: true });
        expect(moved.drift).toEqual({ kind: "mode" });
        expect(fieldsOf(await served.update(id, moved, inputs))).toEqual(fieldsOf(state));
    } finally {
        await served.stop();
    }
});
