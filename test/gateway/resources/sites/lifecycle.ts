import type { SiteRecord } from "./records";

/** Those that an instance passes through here; TWCC has more (docs/contributing/twcc-api.md#sites-and-servers). */
export type SiteStatus = "Initializing" | "Queueing" | "NotReady" | "Starting" | "Ready" | "Error" | "Deleting";

/** When each begins, as a share of the time that the boot takes. */
const BOOT: readonly (readonly [status: SiteStatus, from: number])[] = [
    ["Initializing", 0],
    ["Queueing", 0.1],
    ["NotReady", 0.2],
    ["Starting", 0.5],
];

const STUCK_PROGRESS = 90;

/** Undefined for a site that is gone. */
export function statusOf(site: SiteRecord, now: number): SiteStatus | undefined {
    if (site.deletion) {
        return now < site.deletion.over ? "Deleting" : undefined;
    }
    const share = bootShare(site, now);
    if (share < 1) {
        return BOOT.findLast(([, from]) => from <= share)?.[0] ?? "Initializing";
    }
    switch (site.fate.kind) {
        case "ready":
            return "Ready";
        case "error":
            return "Error";
        case "stuck":
            return "Starting";
        case "vanish":
            return undefined;
    }
}

/** 0 to 100. */
export function progressOf(site: SiteRecord, now: number): number {
    const progress = Math.floor(bootShare(site, now) * 100);
    return site.fate.kind === "stuck" ? Math.min(progress, STUCK_PROGRESS) : progress;
}

/** When it becomes Ready, or whatever its fate is. */
export const bootEnd = (site: SiteRecord): number => site.created + site.bootDelay;

/** 0 to 1; a clock that was set back is no reason for less. */
function bootShare(site: SiteRecord, now: number): number {
    return now >= bootEnd(site) ? 1 : Math.max(0, (now - site.created) / site.bootDelay);
}
