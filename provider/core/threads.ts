import { availableParallelism } from "node:os";

/** The threads in libuv's pool without UV_THREADPOOL_SIZE. */
const usualPool = 4;

/**
 * Gives libuv's pool a thread per core, and one more for name look-ups. Works only before anything has used the pool.
 * In Pulumi's dynamic-provider process nothing has (measured, Node 20 and 24).
 */
export function widenThreadPool(): void {
    process.env.UV_THREADPOOL_SIZE ??= String(Math.max(usualPool, availableParallelism() + 1));
}

/** How many long computations may run in the pool at once: one per core, with one thread left for the rest. */
export function threadsForWork(cores = availableParallelism(), pool = Number(process.env.UV_THREADPOOL_SIZE)): number {
    const threads = pool > 0 ? pool : usualPool;
    return Math.max(1, Math.min(cores, threads - 1));
}
