import {
    existsSync,
    linkSync,
    mkdirSync,
    mkdtempSync,
    readFileSync,
    realpathSync,
    rmSync,
    symlinkSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { privateKeyFileStub } from "../../sdk/stub";
import { bindMount, canMount } from "../support/mount";
import { failureOf, startProvider, type Properties, type ProviderProcess } from "../support/provider-process";
import { makeKey } from "../support/ssh-keygen";

// One file by two names: what the engine does is played with one provider process for each of its runs.

const foldCase = { NODE_OPTIONS: `--require ${path.resolve(__dirname, "../support/fold-case.cjs")}` };

let folder: string;
let key: string;
let other: string;
const undo: (() => void)[] = [];

const at = (...names: string[]) => path.join(folder, ...names);

/** One run of the engine. */
async function run<T>(work: (provider: ProviderProcess) => Promise<T>, env: Record<string, string> = {}): Promise<T> {
    const provider = await start(env);
    try {
        return await work(provider);
    } finally {
        await end(provider);
    }
}
const start = (env: Record<string, string>) =>
    startProvider({ config: {}, env: { HOME: folder, ...env }, stub: privateKeyFileStub });
async function end(provider: ProviderProcess): Promise<void> {
    await provider.stop();
    expect(provider.output()).not.toContain("PRIVATE KEY");
}
/** The runs before: all in one process for each environment, since none of them is looked at. */
const earlier = new Map<string, ProviderProcess>();
async function before<T>(
    work: (provider: ProviderProcess) => Promise<T>,
    env: Record<string, string> = {},
): Promise<T> {
    const key = JSON.stringify(env);
    const provider = earlier.get(key) ?? (await start(env));
    earlier.set(key, provider);
    return work(provider);
}
const up = (provider: ProviderProcess, file: string, more: Properties = {}, name = "web") =>
    provider.up(name, { privateKey: key, path: at(file), ...more });

beforeAll(async () => {
    [key, other] = [(await makeKey("-t", "ed25519")).privateKey, (await makeKey("-t", "ed25519")).privateKey];
}, 60_000);
beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), "twcc-one-file-")));
    mkdirSync(at("real"));
});
afterAll(() => Promise.all([...earlier.values()].map(end)));
afterEach(() => {
    for (const one of undo.splice(0)) one();
    rmSync(folder, { recursive: true, force: true });
});

/** How a second name of `real/web.pem` comes about, and what it is. */
interface Alias {
    readonly what: string;
    readonly name: string;
    readonly make: () => void;
    readonly env?: Record<string, string>;
}

const aliases: readonly Alias[] = [
    {
        what: "a linked folder",
        name: "second/web.pem",
        make: () => {
            symlinkSync(at("real"), at("second"));
        },
    },
    { what: "another letter case", name: "real/WEB.pem", make: () => undefined, env: foldCase },
    ...(canMount()
        ? [
              {
                  what: "a bind mount",
                  name: "second/web.pem",
                  make: () => {
                      undo.push(bindMount(at("real"), at("second")));
                  },
              },
          ]
        : []),
];

// In words, so that a reader of the results sees what was not tried.
if (!canMount()) test.skip("a bind mount, which only root can make, was not tried", () => undefined);

describe.each(aliases)("$what", ({ name, make, env }) => {
    beforeEach(make);

    test.each([{}, { overwrite: true }])("a replacement leaves the file that it wrote: %p", async (more) => {
        const old = await before((provider) => up(provider, "real/web.pem"), env);
        await run(async (provider) => {
            await up(provider, name, more);
            await provider.delete(old.id, old.state);
        }, env);
        expect(readFileSync(at("real/web.pem"), "utf8")).toBe(key);
    });

    test("an update that wrote the file in this run keeps it, too", async () => {
        const [old, stays] = await before(
            async (provider) => [await up(provider, "real/web.pem"), await up(provider, "real/stays.pem")] as const,
            env,
        );
        // As an older release wrote it.
        const { writer: _earlier, ...state }: Properties = { ...stays.state, path: at(name) };
        await run(async (provider) => {
            await provider.update(at(name), state, { ...stays.inputs, path: at(name) });
            await provider.delete(old.id, old.state);
        }, env);
        expect(readFileSync(at("real/web.pem"), "utf8")).toBe(key);
    });

    test("a resource that is only removed leaves the file of one that stays as it was", async () => {
        const old = await before((provider) => up(provider, "real/web.pem"), env);
        await run(async (provider) => {
            await provider.check({ ...old.inputs, path: at(name), logicalName: "stays" });
            await provider.delete(old.id, old.state);
        }, env);
        expect(readFileSync(at("real/web.pem"), "utf8")).toBe(key);
    });

    test.each([{}, { overwrite: true }])("the second resource of one run is refused: %p", async (more) => {
        await run(async (provider) => {
            const first = await up(provider, "real/web.pem", more, "first");
            const { message } = await failureOf(up(provider, name, more, "second"));
            expect(message).toMatch(/^Cannot write the private key file ".*: another resource in this program/);
            expect(message).toMatch(/Give each resource its own file/);
            await provider.delete(first.id, first.state);
        }, env);
        expect(existsSync(at("real/web.pem"))).toBe(false);
    });

    test("a second resource is refused where the first was only looked at in this run", async () => {
        const old = await before((provider) => up(provider, "real/web.pem"), env);
        await run(async (provider) => {
            await provider.check({ ...old.inputs, logicalName: "first" });
            const { message } = await failureOf(up(provider, name, { privateKey: other, overwrite: true }, "second"));
            expect(message).toMatch(/another resource in this program/);
        }, env);
        expect(readFileSync(at("real/web.pem"), "utf8")).toBe(key);
    });
});

test("another path, a hard link until then, is a file of its own afterwards", async () => {
    const old = await before((provider) => up(provider, "real/web.pem"));
    linkSync(at("real/web.pem"), at("linked.pem"));
    await run(async (provider) => {
        await up(provider, "linked.pem");
        await provider.delete(old.id, old.state);
    });
    expect([existsSync(at("real/web.pem")), readFileSync(at("linked.pem"), "utf8")]).toEqual([false, key]);
});

test("files of one name in several folders, and of one name but for its case, are several", async () => {
    await run(async (provider) => {
        const files = ["real/web.pem", "a/web.pem", "a/WEB.pem"];
        const made = [];
        for (const file of files) made.push(await up(provider, file, { overwrite: true }, file));
        for (const { id, state } of made) await provider.delete(id, state);
        expect(files.map((file) => existsSync(at(file)))).toEqual([false, false, false]);
    });
});

test("an index node that the system uses again is not taken for a file of this run", async () => {
    await run(async (provider) => {
        const { id, inputs, state } = await up(provider, "real/web.pem");
        await provider.update(id, state, { ...inputs, privateKey: other });
        await provider.delete(id, { ...state, ...(await provider.read(id, state)).state });
        // Several, since one of them gets the number of the file that was removed.
        for (let number = 1; number <= 20; number++) writeFileSync(at(`real/${number}.pem`), key);
        for (let number = 1; number <= 20; number++) await up(provider, `real/${number}.pem`, {}, `web-${number}`);
    });
});

test("a resource that is deleted before it is replaced can be written again, with another key, too", async () => {
    const old = await before((provider) => up(provider, "real/web.pem"));
    const made = await run(async (provider) => {
        const { inputs } = await provider.check({ privateKey: other, path: at("real/web.pem"), logicalName: "web" });
        await provider.delete(old.id, old.state);
        return provider.create(inputs);
    });
    expect(readFileSync(at("real/web.pem"), "utf8")).toBe(other);
    await run((provider) => provider.delete(made.id, made.state));
    expect(existsSync(at("real/web.pem"))).toBe(false);
});

test("a replacement whose old resource is deleted in a later run keeps its file", async () => {
    const old = await before((provider) => up(provider, "real/web.pem"));
    const made = await run((provider) => up(provider, "real/web.pem"));
    await run(async (provider) => {
        await provider.check({ ...made.inputs, logicalName: "web" });
        await provider.delete(old.id, old.state);
    });
    expect(readFileSync(at("real/web.pem"), "utf8")).toBe(key);
});
