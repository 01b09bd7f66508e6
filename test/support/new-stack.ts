import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { makeSharedFolder } from "./shared-folder";

/** Where a stack is to be: its project's folder, and that of the file backend. */
interface Place {
    readonly folder: string;
    readonly state: string;
}

/**
 * Makes the stack `test`. The first one of a project's name and a passphrase is made by `pulumi stack init`, and the
 * others are copies of its files, since dozens of tests would wait for it. `PULUMI_STACK` selects it.
 * @param init - runs `pulumi stack init`.
 */
export async function newStack(place: Place, passphrase: string, init: () => Promise<unknown>): Promise<void> {
    const [, name = ""] = /^name: (.+)$/m.exec(readFileSync(path.join(place.folder, "Pulumi.yaml"), "utf8")) ?? [];
    // `npm test` has a temporary home, so that each run makes its own.
    const cache = process.env.XDG_CACHE_HOME ?? path.join(homedir(), ".cache");
    const key = createHash("sha256")
        .update(JSON.stringify([name, passphrase]))
        .digest("hex");
    const kept = path.join(cache, "pulumi-twcc", "new-stacks", key);
    const keptPlace = { folder: path.join(kept, "project"), state: path.join(kept, "state") };
    if (existsSync(kept)) {
        copyStack(keptPlace, place);
        return;
    }
    await init();
    await makeSharedFolder(kept, (unfinished) => {
        copyStack(place, { folder: path.join(unfinished, "project"), state: path.join(unfinished, "state") });
    });
}

function copyStack(from: Place, to: Place): void {
    mkdirSync(to.folder, { recursive: true });
    cpSync(path.join(from.folder, "Pulumi.test.yaml"), path.join(to.folder, "Pulumi.test.yaml"));
    cpSync(from.state, to.state, { recursive: true });
}
