import { mayRetry, pauseBefore, type TwccError } from "../client";
import type { Operation } from "./operation";

/** Waits before another attempt; says no where none can help or the time is up. */
export async function mayTryAgain(operation: Operation, failure: TwccError, attempt: number): Promise<boolean> {
    if (!mayRetry(failure, attempt)) return false;
    return operation.context.deadline.pause(pauseBefore(attempt, failure.retryAfter));
}
