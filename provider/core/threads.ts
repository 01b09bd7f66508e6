import { availableParallelism } from "node:os";

/** How many threads libuv's pool has unless UV_THREADPOOL_SIZE says something else. */
const usualPool = 4;

/**
 * Gives libuv's pool a thread for each core, and one more: name look-ups use it too. Works only before anything has
 * used the pool, which in Pulumi's dynamic-provider process nothing has (measured, Node 20 and 24).
 */
export function widenThreadPool(): void {
    process.env.UV_THREADPOOL_SIZE ??= String(Math.max(usualPool, availableParallelism() + 1));
}

/** How many long computations may run in the pool at once: one for each core, and a thread is left for the rest. */
export function threadsForWork(cores = availableParallelism(), pool = Number(process.env.UV_THREADPOOL_SIZE)): number {
    const threads = pool > 0 ? pool : usualPool;
    return Math.max(1, Math.min(cores, threads - 1));
}
