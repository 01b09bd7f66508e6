/** Runs one piece of work per name at a time. */
export class Locks {
    private readonly last = new Map<string, Promise<unknown>>();

    async run<T>(name: string, work: () => Promise<T>): Promise<T> {
        const before = this.last.get(name) ?? Promise.resolve();
        const mine = before.then(work, work);
        this.last.set(
            name,
            mine.catch(() => undefined),
        );
        return mine;
    }
}
