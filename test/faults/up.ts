import { randomUUID } from "node:crypto";
import path from "node:path";
import type { Project, Ran } from "../support/project";
import { readEvents, type Events } from "./events";

/** What an `up` did, and how long it took. */
export type Up = Ran & Events & { readonly seconds: number };

/** `pulumi up` of everything at once, going on after errors; its events go into the folder. */
export async function up(project: Project, folder: string): Promise<Up> {
    const log = path.join(folder, `${randomUUID()}.events`);
    const start = performance.now();
    const options = ["--skip-preview", "--continue-on-error", "--parallel", "64", "--event-log", log];
    const ran = await project.pulumi("up", "--yes", ...options);
    const events = readEvents(log);
    // Whoever brings trouble to its end goes by what failed.
    if (ran.code !== 0) expect(events.failed).not.toEqual(new Set());
    return { ...ran, ...events, seconds: (performance.now() - start) / 1000 };
}
