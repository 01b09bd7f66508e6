import type { Logger } from "../../core/logger";

/** Milliseconds after which an unchanged status is reported again. */
const interval = 60_000;

/** Reports progress to the waiting user: every new status, and an unchanged one from time to time. */
export class Progress {
    private status: string | undefined;
    private told = 0;
    private readonly start = performance.now();

    constructor(
        private readonly log: Logger,
        private readonly name: string,
    ) {}

    /** Milliseconds since the start. */
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
