import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { handOn, isHandedOn } from "../../../provider/private-key-file/disk/hand-on";
import { newWriter } from "../../../provider/private-key-file/disk/written";

let folder = "";
beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "twcc-hand-on-"));
});
afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
});

test("a file shows its new writer, no other one, and its age to the second", async () => {
    const file = path.join(folder, "key");
    writeFileSync(file, "content");
    // Fixed names: of random ones, about three pairs in a million look alike.
    for (let round = 1; round <= 300; round++) {
        const writer = `writer ${round}`;
        const seconds = Math.floor(statSync(file).mtimeMs / 1000);
        await handOn(file, writer);
        const modified = statSync(file, { bigint: true }).mtimeNs;
        const isHandedOnTo = (one: string | undefined) =>
            isHandedOn(one === undefined ? {} : { writer: one }, { modified });
        expect([writer, "another writer", undefined].map(isHandedOnTo)).toEqual([true, false, false]);
        expect(Math.floor(statSync(file).mtimeMs / 1000)).toBe(seconds);
    }
});

test("whole seconds say nothing, and a file that is gone or somebody else's is no trouble", async () => {
    for (let round = 1; round <= 1000; round++) {
        expect(isHandedOn({ writer: newWriter() }, { modified: 1_764_000_000_000_000_000n })).toBe(false);
    }
    await handOn(path.join(folder, "gone"), newWriter());
});
