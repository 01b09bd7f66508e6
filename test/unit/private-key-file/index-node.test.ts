import { linkSync, mkdtempSync, rmSync } from "node:fs";
import disk from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Claims } from "../../../provider/core/claims";
import type { Context } from "../../../provider/core/resource";
import { Locks } from "../../../provider/core/locks";
import { look } from "../../../provider/private-key-file/disk/look";
import { putFiles } from "../../../provider/private-key-file/disk/put-files";
import { noteWritten, writerOf } from "../../../provider/private-key-file/disk/written";
import { removeFiles } from "../../../provider/private-key-file/operations/delete";
import { sha256 } from "../../../provider/private-key-file/wanted-files";

// As soon as a file is gone, the system may give its index node to a file of another resource of the same run.

let folder = "";
let context: Context;
const at = (name: string) => path.join(folder, name);
const put = (content: string, known?: { contentSha256: string; writer: string }) =>
    putFiles(
        context,
        [
            {
                path: at("ours"),
                content,
                mode: 0o600,
                overwrite: false,
                ...(known && { known: { path: at("ours"), ...known } }),
            },
        ],
        "us",
    );

beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "twcc-node-"));
    context = { adoptions: new Map(), claims: new Claims(), locks: new Locks() } as unknown as Context;
    await put("first");
    // A second name keeps the index node for the file of the other resource.
    linkSync(at("ours"), at("theirs"));
});
afterEach(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
});

const known = { contentSha256: sha256("first"), writer: "us" };

test.each([
    ["replaced", "rename", () => put("second", known)],
    ["deleted", "unlink", () => removeFiles(context, [{ path: at("ours"), ...known }])],
] as const)(
    "the file of another resource that gets the index node of one that is %s stays known",
    async (_what, call, work) => {
        const original = disk[call] as (...paths: string[]) => Promise<void>;
        const spy = jest.spyOn(disk, call).mockImplementation(async (...paths: unknown[]) => {
            await original(...(paths as string[]));
            await noteWritten(context, at("theirs"), "them", { kind: "nothing" });
        });
        await work();
        expect(spy).toHaveBeenCalledTimes(1);
        expect(writerOf(context, await look(at("theirs")))).toBe("them");
    },
);

test("where a file cannot be replaced or deleted, it is known as before", async () => {
    for (const [call, work] of [
        ["rename", () => put("second", known)],
        ["unlink", () => removeFiles(context, [{ path: at("ours"), ...known }])],
    ] as const) {
        jest.spyOn(disk, call).mockRejectedValueOnce(Object.assign(new Error("no"), { code: "EIO" }));
        await expect(work()).rejects.toThrow("EIO");
        expect(writerOf(context, await look(at("ours")))).toBe("us");
    }
});

test("a file that somebody else deletes at the last moment is gone, and its index node belongs to nobody", async () => {
    const original = disk.unlink;
    jest.spyOn(disk, "unlink").mockImplementationOnce(async (file) => {
        await original(file);
        await original(file);
    });
    await removeFiles(context, [{ path: at("ours"), ...known }]);
    expect(writerOf(context, await look(at("theirs")))).toBeUndefined();
});
