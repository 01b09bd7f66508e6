/**
 * All of them, as `Promise.all`, but a failure is told only when each has ended: no call goes out once the operation
 * that wanted it is over.
 */
export async function allEnded<T>(works: readonly Promise<T>[]): Promise<T[]> {
    await Promise.allSettled(works);
    return Promise.all(works);
}
