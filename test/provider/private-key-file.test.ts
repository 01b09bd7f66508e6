import {
    existsSync,
    lstatSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    realpathSync,
    rmSync,
    statSync,
    symlinkSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { privateKeyFileStub } from "../../sdk/stub";
import { servedByEngine } from "../support/engine";
import { failureOf, startProvider, type Properties, type ProviderProcess } from "../support/provider-process";
import { listKeys, makeKey } from "../support/ssh-keygen";
import { fieldsOf } from "./gateway-and-providers";

// No gateway, no API key, no configuration: a file needs none of them.

let folder: string;
let provider: ProviderProcess;
let key: { privateKey: string; publicKey: string };
let other: typeof key;

const at = (...names: string[]) => path.join(folder, ...names);
const text = (name: string) => readFileSync(at(name), "utf8");
const tracesOf = (name: string) => {
    const { ino, mode, mtimeMs } = lstatSync(at(name));
    return { ino, mode, mtimeMs };
};
const modeOf = (name: string) => (statSync(at(name)).mode & 0o777).toString(8);
const start = (more: { engine?: string } = {}) =>
    startProvider({ config: {}, env: { HOME: folder, TWCC_DATA_PATH: folder }, stub: privateKeyFileStub, ...more });
const up = (file: string, more: Properties = {}, from = provider) =>
    from.up("web", { privateKey: key.privateKey, path: at(file), ...more });
const printedBy = async (work: () => Promise<unknown>) => {
    const before = provider.output().length;
    await work();
    // What the process prints comes by another way than its answers.
    await sleep(100);
    return provider.output().slice(before);
};

beforeAll(async () => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), "twcc-key-files-")));
    [key, other] = [await makeKey("-t", "ed25519"), await makeKey("-t", "ed25519")];
    provider = await start();
}, 60_000);
afterAll(async () => {
    await provider.stop();
    expect(provider.output()).not.toMatch(/PRIVATE KEY|\n\s+at |\.js:\d/);
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
});

describe("create", () => {
    test("writes the key with mode 0600 into folders that it makes; the state holds no copy of it", async () => {
        const { id, state } = await up("new/newer/web.pem");
        expect(text("new/newer/web.pem")).toBe(key.privateKey);
        expect(["new", "new/newer", "new/newer/web.pem"].map(modeOf)).toEqual(["700", "700", "600"]);
        const [listed] = await listKeys(key.publicKey, "sha256");
        expect(fieldsOf(state)).toEqual({
            path: at("new/newer/web.pem"),
            fingerprintSha256: listed!.fingerprint,
            contentSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
            writer: expect.stringMatching(/^[0-9a-f]{8}$/),
            keepsModes: true,
        });
        expect(id).toBe(state.path);
    });

    test("understands ~/, and keeps the path as it was given", async () => {
        const { state } = await provider.up("home", { privateKey: key.privateKey, path: "~/.ssh/home.pem" });
        expect(text(".ssh/home.pem")).toBe(key.privateKey);
        expect(state.path).toBe("~/.ssh/home.pem");
        rmSync(at(".ssh"), { recursive: true });
    });

    test.each([
        [
            "a file",
            () => {
                writeFileSync(at("theirs-a"), "theirs");
            },
            /there is already a file, which was not changed/,
        ],
        [
            "a link to a file",
            () => {
                symlinkSync(at("theirs-a"), at("theirs-b"));
            },
            /there is already a symbolic link/,
        ],
        [
            "a link to nowhere",
            () => {
                symlinkSync(at("nowhere"), at("theirs-c"));
            },
            /there is already a symbolic link/,
        ],
        [
            "a folder",
            () => {
                mkdirSync(at("theirs-d"));
            },
            /there is already a folder/,
        ],
    ])("leaves what is not its own: %s", async (_what, put, words) => {
        put();
        const name = readdirSync(folder)
            .filter((one) => one.startsWith("theirs-"))
            .sort()
            .at(-1)!;
        const before = tracesOf(name);
        const { message } = await failureOf(up(name));
        expect(message).toMatch(words);
        expect(message).not.toContain("PRIVATE KEY");
        expect(tracesOf(name)).toEqual(before);
        expect(text("theirs-a")).toBe("theirs");
        expect(existsSync(at("nowhere"))).toBe(false);
    });

    test("with overwrite replaces a file, and a link but not what it leads to", async () => {
        writeFileSync(at("target"), "theirs");
        writeFileSync(at("over"), "theirs", { mode: 0o644 });
        symlinkSync(at("target"), at("over-link"));
        for (const name of ["over", "over-link"]) {
            await up(name, { overwrite: true });
            expect(text(name)).toBe(key.privateKey);
            expect(modeOf(name)).toBe("600");
            expect(lstatSync(at(name)).isFile()).toBe(true);
        }
        expect(text("target")).toBe("theirs");
    });

    test("takes over a file with this very key, mends its mode, and never removes it", async () => {
        writeFileSync(at("saved"), key.privateKey, { mode: 0o644 });
        const { id, state } = await up("saved");
        expect(modeOf("saved")).toBe("600");
        expect(await printedBy(() => provider.delete(id, state))).toContain(
            "was left alone: a file with the same key existed before",
        );
        expect(text("saved")).toBe(key.privateKey);
    });
});

test("two resources for one file are refused, however its path is written", async () => {
    const args = { privateKey: key.privateKey };
    await provider.check({ ...args, path: at("one.pem"), logicalName: "one" });
    const { failures } = await provider.check({ ...args, path: at("x/../one.pem"), logicalName: "two" });
    expect(failures.map(({ reason }) => reason).join()).toMatch(
        /^"one" and "two" in this program write to the same path/,
    );
});

describe("refresh and update", () => {
    const drifted = async (name: string, spoil: () => void, kind: string) => {
        const { id, inputs, state } = await up(name);
        expect(fieldsOf((await provider.read(id, state)).state)).toEqual(fieldsOf(state));
        spoil();
        const seen = (await provider.read(id, state)).state;
        expect(fieldsOf(seen)).toEqual({ ...fieldsOf(state), drift: { kind } });
        expect(await provider.diff(id, seen, inputs)).toEqual({ changes: true, replaces: [] });
        return { id, inputs, state, seen };
    };

    test("a missing file is written again, with its folder", async () => {
        const { id, inputs, state, seen } = await drifted(
            "gone/web.pem",
            () => {
                rmSync(at("gone"), { recursive: true });
            },
            "missing",
        );
        expect(fieldsOf(await provider.update(id, seen, inputs))).toEqual(fieldsOf(state));
        expect([text("gone/web.pem"), modeOf("gone/web.pem")]).toEqual([key.privateKey, "600"]);
    });

    test.each<[string, () => void]>([
        [
            "written over",
            () => {
                writeFileSync(at("changed.pem"), "theirs");
            },
        ],
        [
            "large now",
            () => {
                writeFileSync(at("changed.pem"), "x".repeat(1_000_000));
            },
        ],
        [
            "a link to a file with this key",
            () => {
                writeFileSync(at("copy"), key.privateKey);
                rmSync(at("changed.pem"));
                symlinkSync(at("copy"), at("changed.pem"));
            },
        ],
    ])("a changed file is left until it is moved away, or overwrite says so: %s", async (_what, spoil) => {
        const { id, inputs, state, seen } = await drifted("changed.pem", spoil, "changed");
        const before = text("changed.pem");
        for (const key of [inputs.privateKey, other.privateKey]) {
            const { message } = await failureOf(provider.update(id, seen, { ...inputs, privateKey: key }));
            expect(message).toMatch(/did not write, so it was not changed\. .* or set overwrite: true/);
            expect(message).not.toContain("PRIVATE KEY");
        }
        expect(text("changed.pem")).toBe(before);
        expect(fieldsOf(await provider.update(id, seen, { ...inputs, overwrite: true }))).toEqual(fieldsOf(state));
        expect(text("changed.pem")).toBe(key.privateKey);
        await provider.delete(id, state);
    });

    test("another key is written in the old one's place", async () => {
        const { id, inputs, state } = await up("rotated.pem");
        const after = await provider.update(id, state, { ...inputs, privateKey: other.privateKey });
        expect([text("rotated.pem"), modeOf("rotated.pem")]).toEqual([other.privateKey, "600"]);
        expect(after.contentSha256).not.toBe(state.contentSha256);
        // Once more, as after a crash before the state was saved.
        expect(await provider.update(id, state, { ...inputs, privateKey: other.privateKey })).toEqual(after);
        await provider.delete(id, after);
        expect(existsSync(at("rotated.pem"))).toBe(false);
    });

    test("an id alone says nothing", async () => {
        expect((await failureOf(provider.read("web.pem"))).message).toMatch(
            /cannot refer to an existing file|only managed by the stack that wrote it/,
        );
    });
});

describe("delete", () => {
    test("removes our file, and is content when it is gone", async () => {
        const { id, state } = await up("ours.pem");
        await provider.delete(id, state);
        expect(existsSync(at("ours.pem"))).toBe(false);
        await provider.delete(id, state);
    });

    test.each<[string, () => void]>([
        [
            "a changed file",
            () => {
                writeFileSync(at("kept"), "theirs");
            },
        ],
        [
            "a link",
            () => {
                rmSync(at("kept"));
                symlinkSync(at("target"), at("kept"));
            },
        ],
    ])("leaves anything else, and says so: %s", async (_what, spoil) => {
        writeFileSync(at("target"), key.privateKey);
        const { id, state } = await up("kept");
        spoil();
        const before = text("kept");
        expect(await printedBy(() => provider.delete(id, state))).toMatch(/"[^"]+kept" was left alone: there is a/);
        expect(text("kept")).toBe(before);
        rmSync(at("kept"));
    });

    test("of a replaced resource leaves what its replacement has just written", async () => {
        // By a linked folder the paths differ, and the file is one.
        mkdirSync(at("real"));
        symlinkSync(at("real"), at("linked"));
        const before = await start();
        const old = await up("real/web.pem", {}, before);
        await before.stop();
        const { id, state } = await up("linked/web.pem", { overwrite: true });
        expect(await printedBy(() => provider.delete(old.id, old.state))).toContain("another resource in this program");
        expect(text("real/web.pem")).toBe(key.privateKey);
        await provider.delete(id, state);
        expect(existsSync(at("real/web.pem"))).toBe(false);
    });
});

describe("when the engine is gone, and no state will know of what was written", () => {
    /** The engine goes before any call is answered. All at once: a process without an engine ends when it is idle. */
    const abandoned = async (prepare: (from: ProviderProcess) => Promise<(() => Promise<unknown>)[]>) => {
        const { served, engine } = await servedByEngine(start);
        const calls = await prepare(served);
        const answers = Promise.all(calls.map((call) => call()));
        engine.close();
        await answers;
        await served.stop();
    };

    test("a new file is removed, and one that was there before stays", async () => {
        writeFileSync(at("before.pem"), key.privateKey);
        await abandoned(async (served) => {
            const args = { logicalName: "web", privateKey: key.privateKey };
            const made = await served.check({ ...args, path: at("abandoned.pem") });
            const kept = await served.check({ ...args, path: at("before.pem") });
            return [() => served.create(made.inputs), () => served.create(kept.inputs)];
        });
        expect(existsSync(at("abandoned.pem"))).toBe(false);
        expect(text("before.pem")).toBe(key.privateKey);
    });

    test("a new key in it is removed, so that the next up can write it; a mended file stays", async () => {
        const [rotated, mended] = [await up("undo-rotated.pem"), await up("undo-mended.pem")];
        rmSync(at("undo-mended.pem"));
        const inputs = { ...rotated.inputs, privateKey: other.privateKey };
        await abandoned((served) =>
            Promise.resolve([
                () => served.update(rotated.id, rotated.state, inputs),
                () => served.update(mended.id, mended.state, mended.inputs),
            ]),
        );
        expect(existsSync(at("undo-rotated.pem"))).toBe(false);
        expect(text("undo-mended.pem")).toBe(key.privateKey);
        await provider.update(rotated.id, rotated.state, inputs);
        expect(text("undo-rotated.pem")).toBe(other.privateKey);
    });
});
