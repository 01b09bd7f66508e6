import { messageOf, PartialFailure } from "../core/errors";
import { toWire } from "./pulumi-values";

/** "It exists, but is not finished", in the engine's form (docs/contributing/pulumi-engine.md#partial-failures). */
export interface InitializationError extends Error {
    id: string;
    properties: Record<string, unknown>;
    reasons: string[];
}

/**
 * An error for the engine: our message and no stack, since Pulumi's process would print the stack with the computer's
 * paths (docs/contributing/pulumi-engine.md#errors-and-messages). The cause is dropped for the same reason.
 * @param stub - `__provider`: without it in a partial failure, the resource could never be deleted.
 */
export function toEngineError(error: unknown, stub: unknown): Error {
    const plain = new Error(messageOf(error));
    plain.stack = "";
    if (!(error instanceof PartialFailure)) return plain;
    return Object.assign<Error, Omit<InitializationError, keyof Error>>(plain, {
        id: error.id,
        properties: { ...toWire(error.state as Record<string, unknown>), __provider: stub },
        // The CLI shows only the reasons of a partial failure.
        reasons: [error.message],
    });
}
