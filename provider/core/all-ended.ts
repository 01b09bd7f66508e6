/**
 * Like `Promise.all`, but a failure is reported only when all of them have ended. So no call goes out after its
 * operation is over.
 */
export async function allEnded<T>(works: readonly Promise<T>[]): Promise<T[]> {
    await Promise.allSettled(works);
    return Promise.all(works);
}
