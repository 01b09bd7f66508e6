import { readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { isProvider, processesOf } from "../support/processes";
import type { Project, Running } from "../support/project";

/** Who is killed with SIGKILL. */
export type Victim = "pulumi and all its processes" | "the provider alone" | "pulumi alone";

export const victims: readonly Victim[] = ["pulumi and all its processes", "the provider alone", "pulumi alone"];

/**
 * Seconds that a process of ours may outlive the engine: two looks at it, and the grace for what is running, together
 * eight or nine, and more on a busy machine.
 */
const outlives = 20;

export function kill({ env }: Project, victim: Victim): void {
    for (const process_ of processesOf(env.HOME!)) {
        const struck =
            victim === "pulumi and all its processes" ||
            (victim === "the provider alone" ? isProvider(process_) : isPulumi(process_));
        if (struck) killOne(process_.pid);
    }
}

/**
 * Kills, waits until no process of ours is left, and clears the rest away: Pulumi's language host stays behind. Where the
 * provider alone is killed, Pulumi ends by itself: killed while it saves, it would leave a state that it cannot read.
 * @param answer - has TWCC send the answers that it holds back. A provider that lives on has to hear them.
 */
export async function killAndEnd(
    project: Project,
    victim: Victim,
    command: Running,
    answer: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
    kill(project, victim);
    if (victim === "pulumi alone") {
        // Dying, Pulumi still accepts connections for a moment: an answer then would look as if it were to be saved.
        await sleep(1000);
        await answer();
    }
    await expectGone(project);
    if (victim === "the provider alone") await command.ended;
    kill(project, "pulumi and all its processes");
    await command.ended;
}

const isPulumi = ({ command }: { readonly command: string }): boolean => /(^|\/)pulumi /.test(command);

function killOne(pid: number): void {
    try {
        process.kill(pid, "SIGKILL");
    } catch (error) {
        // It may have ended by itself meanwhile.
        if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
}

/** Waits until no process of ours is left, and fails where that takes too long. */
async function expectGone({ env }: Project): Promise<void> {
    const start = performance.now();
    const left = () => processesOf(env.HOME!).filter(isProvider);
    while (left().length > 0 && performance.now() - start < 60_000) await sleep(100);
    expect((performance.now() - start) / 1000).toBeLessThan(outlives);
}

/** Killed while it saves, Pulumi may leave an empty file of attributes: docs/troubleshooting.md, "failed to load checkpoint". */
export function removeEmptyAttributes(project: Project): void {
    const backend = fileURLToPath(project.env.PULUMI_BACKEND_URL!);
    for (const name of readdirSync(backend, { recursive: true, encoding: "utf8" })) {
        const file = path.join(backend, name);
        if (name.endsWith(".json.attrs") && statSync(file).size === 0) rmSync(file);
    }
}
