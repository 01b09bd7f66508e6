import {
    chmodSync,
    existsSync,
    linkSync,
    lstatSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    readlinkSync,
    rmSync,
    statSync,
    symlinkSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { putFiles } from "../../../provider/private-key-file/disk/put-files";
import { Claims } from "../../../provider/core/claims";
import { Locks } from "../../../provider/core/locks";
import { write } from "../../../provider/private-key-file/disk/write";

let folder = "";
const at = (...names: string[]) => path.join(folder, ...names);
const how = (replace: boolean) => ({ replace, mode: 0o600 });
const modeOf = (name: string) => (statSync(name).mode & 0o777).toString(8);

beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "twcc-file-"));
});
afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
});

test("a reader sees the old file or the whole new one, never a part", async () => {
    const contents = ["a", "b"].map((letter) => letter.repeat(2_000_000));
    await write(at("key"), contents[0]!, how(false));
    const reader = { done: false };
    const seen = new Set<string>();
    const reading = (async () => {
        while (!reader.done) {
            seen.add(readFileSync(at("key"), "utf8"));
            await new Promise((resolve) => setImmediate(resolve));
        }
    })();
    for (let round = 1; round <= 30; round++) await write(at("key"), contents[round % 2]!, how(true));
    reader.done = true;
    await reading;
    expect(seen.size).toBe(2);
    expect([...seen].every((one) => contents.includes(one))).toBe(true);
    expect(readdirSync(folder)).toEqual(["key"]);
});

test.each([0o000, 0o022, 0o777])("modes are 0600 and 0700 at most, whatever the umask: %o", async (mask) => {
    mkdirSync(at("there"), { mode: 0o755 });
    const before = process.umask(mask);
    try {
        await write(at("there", "key"), "content", how(false));
        if (mask !== 0o777) await write(at("new", "newer", "key"), "content", how(false));
    } finally {
        process.umask(before);
    }
    expect(modeOf(at("there", "key"))).toBe("600");
    if (mask !== 0o777) {
        expect([at("new"), at("new", "newer")].map(modeOf)).toEqual(["700", "700"]);
        expect(modeOf(at("new", "newer", "key"))).toBe("600");
    }
});

test("what came there in the meantime is not replaced, be it a link that leads nowhere", async () => {
    writeFileSync(at("file"), "theirs");
    symlinkSync(at("nowhere"), at("link"));
    expect(await write(at("file"), "ours", how(false))).toBe(false);
    expect(await write(at("link"), "ours", how(false))).toBe(false);
    expect(readFileSync(at("file"), "utf8")).toBe("theirs");
    expect(existsSync(at("nowhere"))).toBe(false);
    expect(readdirSync(folder).sort()).toEqual(["file", "link"]);
});

test("a link that may be replaced is not followed; another name of a file keeps its content", async () => {
    writeFileSync(at("target"), "theirs");
    symlinkSync(at("target"), at("link"));
    writeFileSync(at("file"), "theirs", { mode: 0o644 });
    linkSync(at("file"), at("other name"));
    expect(readlinkSync(at("link"))).toBe(at("target"));
    for (const name of ["link", "file"]) expect(await write(at(name), "ours", how(true))).toBe(true);
    expect(lstatSync(at("link")).isSymbolicLink()).toBe(false);
    expect([at("link"), at("file")].map(modeOf)).toEqual(["600", "600"]);
    expect(readFileSync(at("target"), "utf8")).toBe("theirs");
    expect(readFileSync(at("other name"), "utf8")).toBe("theirs");
});

const put = (file: string) =>
    putFiles(
        { adoptions: new Map(), claims: new Claims(), locks: new Locks() },
        [{ path: file, content: privateKey, mode: 0o600, overwrite: true }],
        "0123abcd",
    );

const privateKey = "-----BEGIN OPENSSH PRIVATE KEY-----\ns3cret\n";

/** As a user whom modes bind, which root is not. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
    if (process.getuid?.() !== 0) return work();
    process.seteuid!(65534);
    try {
        return await work();
    } finally {
        process.seteuid!(0);
    }
}

test.each<[string, () => string, RegExp]>([
    ["a read-only folder", () => at("locked", "key"), /no permission there \(EACCES\)/],
    ["a folder to be made in a read-only one", () => at("locked", "new", "key"), /no permission there \(EACCES\)/],
    ["a folder that is a file", () => at("file", "key"), /a part of the path is not a folder \((ENOTDIR|EEXIST)\)/],
    ["a name that is too long", () => at("n".repeat(300)), /path is too long \(ENAMETOOLONG\)/],
])("what the system refuses is said plainly, without the key: %s", async (_what, make, words) => {
    chmodSync(folder, 0o755);
    mkdirSync(at("locked"));
    chmodSync(at("locked"), 0o555);
    writeFileSync(at("file"), "a file", { mode: 0o644 });
    const file = make();
    const error: unknown = await asNobody(() => put(file)).catch((thrown: unknown) => thrown);
    const { message } = error as Error;
    expect(message).toMatch(/^Cannot write the private key file "/);
    expect(message).toContain(`"${file}"`);
    expect(message).toMatch(words);
    expect(message).not.toMatch(/s3cret|PRIVATE KEY/);
    expect(readdirSync(folder).sort()).toEqual(["file", "locked"]);
    expect(readdirSync(at("locked"))).toEqual([]);
});

test("even overwrite replaces no folder", async () => {
    mkdirSync(at("folder"));
    await expect(put(at("folder"))).rejects.toThrow(
        /there is already a folder.*Set another path, or move it away; then/,
    );
});
