import { TwccError, type FailureKind } from "../errors";
import type { Bounds } from "./bounds";

/** What may be tried again, and how often at most. What is not listed cannot succeed by itself. */
const mostAttempts: Readonly<Partial<Record<FailureKind, number>>> = {
    unreachable: Infinity,
    cut: Infinity,
    timeout: Infinity,
    server: Infinity,
    "rate-limit": Infinity,
    // A wrong endpoint answers like this for ever; a gateway that restarts does so for a moment.
    garbage: 5,
    "no-route": 3,
    certificate: 2,
};

const firstPause = 500;
const longestPause = 10_000;

/** Whether trying again may help. */
export function mayRetry(error: TwccError, attempt: number): boolean {
    return attempt < (mostAttempts[error.kind] ?? 1);
}

/**
 * Milliseconds before the next attempt: exponential with full jitter, so that many key pairs do not come back all at
 * once, and never before TWCC's Retry-After.
 */
export function pauseBefore(attempt: number, retryAfter: number | undefined, random = Math.random): number {
    const ceiling = Math.min(longestPause, firstPause * 2 ** (attempt - 1));
    return (retryAfter ?? 0) + random() * ceiling;
}

/**
 * Waits before another attempt; says no where none can help or the time is up.
 * @param needed - milliseconds that the attempt needs: a POST is not sent without the time for its answer.
 */
export async function mayTryAgain(
    { deadline, log }: Bounds,
    failure: TwccError,
    attempt: number,
    needed = 0,
): Promise<boolean> {
    if (!mayRetry(failure, attempt)) return false;
    if (!(await deadline.pause(pauseBefore(attempt, failure.retryAfter), needed))) return false;
    // The first stumble is nobody's business; a lasting one explains why the user waits.
    if (attempt === 3) log.info(`${failure.message} Still trying.`);
    return true;
}

/**
 * Tries until it succeeds, cannot succeed, or the time is up.
 * @param idempotent - whether a call that TWCC may have acted on may be sent once more.
 */
export async function withRetry<T>(attemptOnce: () => Promise<T>, bounds: Bounds, idempotent: boolean): Promise<T> {
    for (let attempt = 1; ; attempt++) {
        try {
            return await attemptOnce();
        } catch (error) {
            if (!(error instanceof TwccError)) throw error;
            const harmless = idempotent || error.outcome === "not-done";
            if (!harmless || !(await mayTryAgain(bounds, error, attempt))) throw error.afterAttempts(attempt);
        }
    }
}
