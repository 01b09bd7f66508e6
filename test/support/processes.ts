import type { ChildProcess } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { Socket } from "node:net";

/** A running process, as Linux shows it. */
export interface Process {
    readonly pid: number;
    /** Its command line, words separated by blanks. */
    readonly command: string;
}

/** The processes that run with this home folder: the command that a test started, and all that came of it. */
export function processesOf(home: string): Process[] {
    return readdirSync("/proc")
        .filter((name) => /^\d+$/.test(name))
        .flatMap((name) => {
            try {
                const environment = readFileSync(`/proc/${name}/environ`, "utf8").split("\0");
                if (!environment.includes(`HOME=${home}`)) return [];
                const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ").trim();
                // A process that has ended and waits for its parent has no command line any more.
                return command === "" ? [] : [{ pid: Number(name), command }];
            } catch {
                return []; // it has ended meanwhile, or is another user's
            }
        });
}

/** Kills all processes that run with this home folder; elsewhere than on Linux they are left to end by themselves. */
export function endProcesses(home: string): void {
    if (!existsSync("/proc")) return;
    for (const { pid } of processesOf(home)) {
        try {
            process.kill(pid, "SIGKILL");
        } catch {
            // It has ended meanwhile.
        }
    }
}

/**
 * Lets jest end while this process runs. A test that fails leaves behind what it has started; the gateway and the provider
 * end by themselves when jest does.
 */
export function doNotWaitFor(child: ChildProcess): void {
    child.unref();
    for (const pipe of [child.stdout, child.stderr]) (pipe as Socket | null)?.unref();
}

/** A process that serves our resources: Pulumi's for dynamic ones, or the plugin. */
export function isProvider({ command }: Process): boolean {
    return command.includes("/cmd/dynamic-provider") || command.includes("pulumi-resource-twcc.cjs");
}
