import type { Logger } from "../../core/logger";

/** How often a status that stays is told again, in milliseconds. */
const interval = 60_000;

/** Tells a person who waits how it goes: every new status, and now and then that it is still the same. */
export class Progress {
    private status: string | undefined;
    private told = 0;
    private readonly start = performance.now();

    constructor(
        private readonly log: Logger,
        private readonly name: string,
    ) {}

    /** Milliseconds since the beginning. */
    elapsed(): number {
        return performance.now() - this.start;
    }

    tell(status: string): void {
        const changed = status !== this.status;
        const elapsed = this.elapsed();
        if (!changed && elapsed - this.told < interval) return;
        this.status = status;
        this.told = elapsed;
        this.log.info(`Instance "${this.name}": ${changed ? "" : "still "}${status} (${Math.round(elapsed / 1000)} s)`);
    }
}
