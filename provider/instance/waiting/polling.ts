import { setTimeout as sleep } from "node:timers/promises";

/** Seconds between the first looks; the last value repeats. Never more than one look in two seconds. */
const pauses = [2, 2, 3, 5];

/** Milliseconds before a look. The first look is number 0. */
export function pauseBeforeLook(look: number): number {
    return (pauses[look] ?? pauses.at(-1) ?? 5) * 1000;
}

/**
 * Waits, unless the signal comes first.
 * @returns whether the whole time has passed.
 */
export async function rest(milliseconds: number, signal: AbortSignal): Promise<boolean> {
    return sleep(milliseconds, true, { signal }).catch(() => false);
}

/** Waits for work, unless the signal comes first. */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
    if (signal.aborted) {
        // The race below handles a late failure. Here nobody would.
        work.catch(() => undefined);
        return undefined;
    }
    let stop: () => void = () => undefined;
    const aborted = new Promise<undefined>((resolve) => {
        stop = () => {
            resolve(undefined);
        };
        signal.addEventListener("abort", stop);
    });
    try {
        return await Promise.race([work, aborted]);
    } finally {
        signal.removeEventListener("abort", stop);
    }
}
