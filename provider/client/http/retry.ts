import { TwccError, type FailureKind } from "../errors";
import type { Bounds } from "./bounds";

/** Which failures are retried, and how often at most. The others cannot succeed by themselves. */
const mostAttempts: Readonly<Partial<Record<FailureKind, number>>> = {
    unreachable: Infinity,
    cut: Infinity,
    timeout: Infinity,
    server: Infinity,
    "rate-limit": Infinity,
    // A wrong endpoint always answers like this; a restarting gateway only for a moment.
    garbage: 5,
    "no-route": 3,
    certificate: 2,
};

const firstPause = 500;
const longestPause = 10_000;

/** Whether another attempt may help. */
export function mayRetry(error: TwccError, attempt: number): boolean {
    return attempt < (mostAttempts[error.kind] ?? 1);
}

/**
 * Milliseconds before the next attempt: exponential with full jitter, so that many key pairs do not come back all at
 * once, and never before TWCC's Retry-After.
 */
export function pauseBeforeRetry(attempt: number, retryAfter: number | undefined, random = Math.random): number {
    const ceiling = Math.min(longestPause, firstPause * 2 ** (attempt - 1));
    return (retryAfter ?? 0) + random() * ceiling;
}

/**
 * Waits before another attempt. Returns false if none can help or the time is up.
 * @param needed - milliseconds that the attempt needs: a POST is not sent without time for its answer.
 */
export async function mayTryAgain(
    { deadline, log }: Bounds,
    failure: TwccError,
    attempt: number,
    needed = 0,
): Promise<boolean> {
    if (!mayRetry(failure, attempt)) return false;
    if (!(await deadline.pause(pauseBeforeRetry(attempt, failure.retryAfter), needed))) return false;
    // A short failure is not worth a message. A lasting one explains why the user has to wait.
    if (attempt === 3) log.info(`${failure.message} Still trying.`);
    return true;
}

/**
 * The failure before the last one, if it says more: the last attempt gets only the rest of the time, and that may be
 * too short for an answer, or even for a connection. What TWCC may have done before is never forgotten.
 */
function tellingOf({ deadline }: Bounds, before: TwccError | undefined, last: TwccError): TwccError | undefined {
    // A timer may end a millisecond early.
    const isCutShort = last.kind === "timeout" || (last.kind === "unreachable" && deadline.remaining() < 2);
    return isCutShort && (before?.outcome === last.outcome || before?.outcome === "unknown") ? before : undefined;
}

/**
 * Tries until it succeeds, cannot succeed, or the time is up.
 * @param idempotent - whether the call may be repeated even if TWCC may have acted on it.
 */
export async function withRetry<T>(attemptOnce: () => Promise<T>, bounds: Bounds, idempotent: boolean): Promise<T> {
    let before: TwccError | undefined;
    for (let attempt = 1; ; attempt++) {
        try {
            return await attemptOnce();
        } catch (error) {
            if (!(error instanceof TwccError)) throw error;
            const harmless = idempotent || error.outcome === "not-done";
            if (!harmless || !(await mayTryAgain(bounds, error, attempt))) {
                throw (tellingOf(bounds, before, error) ?? error).afterAttempts(attempt);
            }
            before = error;
        }
    }
}
