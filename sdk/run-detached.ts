import { UserError } from "../provider/core/errors";
import { runError } from "./run-error";

/**
 * Runs work detached from its caller, and rejects with its failure: one that is for the user ends the program.
 *
 * Pulumi's SDK switches V8's debugger on. With it, a `throw` in an async function makes Node 20 search everything that
 * waits for the function for a handler, along every path. If outputs meet in `all` or `interpolate`, that takes minutes
 * and gigabytes before anything is printed. Here the search ends at once, at the handler below.
 */
export function runDetached<T>(work: () => Promise<T>): Promise<T> {
    // With `then`, no async function of the caller is on the stack, and the search finds this handler first.
    return Promise.resolve()
        .then(work)
        .catch((error: unknown) => {
            throw error instanceof UserError ? runError(error.message) : error;
        });
}
