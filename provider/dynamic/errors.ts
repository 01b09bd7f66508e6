import { messageOf, PartialFailure } from "../core/errors";
import { toWire } from "./wire";

/** What the engine understands as "the object is there, but not finished" (engine.md: partial failure). */
export interface InitializationError extends Error {
    id: string;
    properties: Record<string, unknown>;
    reasons: string[];
}

/**
 * An error as the engine should see it: our message, and no stack, since the engine prints that a second time with
 * the machine's paths in it (engine.md). The cause stays behind for the same reason.
 * @param stub - `__provider`: without it in a partial failure the resource could never be deleted again (engine.md).
 */
export function toEngineError(error: unknown, stub: unknown): Error {
    const plain = new Error(messageOf(error));
    plain.stack = "";
    if (!(error instanceof PartialFailure)) return plain;
    return Object.assign<Error, Omit<InitializationError, keyof Error>>(plain, {
        id: error.id,
        properties: { ...toWire(error.state as Record<string, unknown>), __provider: stub },
        // The CLI shows only the reasons of a partial failure (engine.md).
        reasons: [error.message],
    });
}
