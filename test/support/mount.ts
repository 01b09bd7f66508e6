import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Whether this process may mount: only root may, and not in every container. */
export function canMount(): boolean {
    if (process.getuid?.() !== 0) return false;
    const folder = mkdtempSync(path.join(tmpdir(), "twcc-mount-"));
    try {
        execFileSync("mount", ["-t", "tmpfs", "-o", "size=16k", "tmpfs", folder], { stdio: "ignore" });
        execFileSync("umount", [folder], { stdio: "ignore" });
        return true;
    } catch {
        return false;
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

/** Shows a folder at a second place, as `mount --bind` does. @returns what takes that back. */
export function bindMount(folder: string, place: string): () => void {
    mkdirSync(place);
    execFileSync("mount", ["--bind", folder, place]);
    return () => {
        execFileSync("umount", [place]);
    };
}
