import type { Site } from "../../client";
import { look, refreshed, type Operation } from "../operations/operation";
import { pauseBeforeLook, rest, unlessAborted } from "./polling";
import { Progress } from "./progress";

/** How waiting for an instance ended. `site` is TWCC's last answer about it. */
export type Waited =
    | { readonly end: "ready" | "error" | "deleting" | "gone" | "too-long" | "interrupted"; readonly site: Site }
    | { readonly end: "blind"; readonly site: Site; readonly error: unknown };

/** How often in a row TWCC has to say that there is no such instance: a new one may appear late. */
const absencesOfTheGone = 2;

/** The number of extra looks for the public IP of an instance that is Ready without it. */
const looksForAddress = 5;

/**
 * Waits until an instance is Ready, or cannot become Ready any more.
 * @param first - TWCC's answer when the waiting started.
 * @param limit - milliseconds.
 */
export async function awaitReady(
    operation: Operation,
    first: Site,
    { limit, publicIp }: { readonly limit: number; readonly publicIp: boolean },
): Promise<Waited> {
    const { context, name } = operation;
    const progress = new Progress(context.log, name);
    let site = first;
    let absences = 0;
    let withoutAddress = 0;
    for (let looks = 0; ; looks++) {
        progress.tell(site.status);
        if (site.status === "Error") return { end: "error", site };
        if (site.status === "Deleting") return { end: "deleting", site };
        if (site.status === "Ready" && absences === 0) {
            const complete = !publicIp || site.publicIp !== undefined || withoutAddress++ >= looksForAddress;
            if (complete) return { end: "ready", site };
        }
        const left = limit - progress.elapsed();
        if (left <= 0) return { end: "too-long", site };
        if (!(await rest(Math.min(pauseBeforeLook(looks), left), context.signal))) return { end: "interrupted", site };
        try {
            const now = await unlessAborted(look(refreshed(operation), site.id), context.signal);
            if (context.signal.aborted) return { end: "interrupted", site };
            absences = now === undefined ? absences + 1 : 0;
            if (absences >= absencesOfTheGone) return { end: "gone", site };
            site = now ?? site;
        } catch (error) {
            return { end: "blind", site, error };
        }
    }
}
