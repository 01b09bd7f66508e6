/**
 * Does work apart from whoever waits for it, and fails as it does.
 *
 * Pulumi's SDK switches V8's debugger on. In Node 20 a `throw` in an async function then has V8 search all that waits for
 * the function for a handler, along each path: where outputs meet in `all` or `interpolate` that takes minutes and
 * gigabytes before a word is printed. Here the search ends at once, at the handler below.
 */
export function apart<T>(work: () => Promise<T>, failure: (error: unknown) => unknown): Promise<T> {
    // By `then`, so that no async function of the caller's is on the stack; and a handler that is none throws unseen.
    return Promise.resolve()
        .then(work)
        .catch((error: unknown) => {
            throw failure(error);
        });
}
