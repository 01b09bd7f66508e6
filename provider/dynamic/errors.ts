import { messageOf, PartialFailure } from "../core/errors";
import { toWire } from "./pulumi-values";

/** "There, but not finished", as the engine takes it (docs/contributing/pulumi-engine.md#partial-failures). */
export interface InitializationError extends Error {
    id: string;
    properties: Record<string, unknown>;
    reasons: string[];
}

/**
 * An error as the engine should see it: our message, and no stack, since Pulumi's process prints that, with the
 * machine's paths in it (docs/contributing/pulumi-engine.md#errors-and-messages). The cause stays behind for the same
 * reason.
 * @param stub - `__provider`: without it in a partial failure the resource could never be deleted again.
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
