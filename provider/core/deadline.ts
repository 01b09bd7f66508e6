import { setTimeout as sleep } from "node:timers/promises";

/** What sets the time of an operation: the setting, or the resource option. */
export type TimeSource = "twcc:timeout" | "customTimeouts";

/** The time that one operation may spend on TWCC, with all retries. */
export class Deadline {
    private end: number;

    /**
     * @param milliseconds - the total, counted from now.
     * @param whole - the operation's total, if this is a part of it.
     */
    constructor(
        readonly milliseconds: number,
        readonly source: TimeSource = "twcc:timeout",
        readonly whole = milliseconds,
    ) {
        this.end = performance.now() + milliseconds;
    }

    /** Milliseconds left, never negative. */
    remaining(): number {
        return Math.max(0, this.end - performance.now());
    }

    /** A deadline with at least so many milliseconds left, for a look that has to happen however late it is. */
    atLeast(milliseconds: number): Deadline {
        return this.remaining() >= milliseconds ? this : new Deadline(milliseconds, this.source, this.whole);
    }

    /** Runs work that does not count, such as generating a key. */
    async uncounted<T>(work: () => Promise<T>): Promise<T> {
        const start = performance.now();
        try {
            return await work();
        } finally {
            this.end += performance.now() - start;
        }
    }

    /**
     * Waits, unless that would use up the time.
     * @param needed - milliseconds that have to be left afterwards.
     * @returns whether there is time to go on.
     */
    async pause(milliseconds: number, needed = 0): Promise<boolean> {
        if (milliseconds + needed >= this.remaining()) return false;
        await sleep(milliseconds);
        // On a busy machine it comes late.
        return this.remaining() >= needed;
    }
}
