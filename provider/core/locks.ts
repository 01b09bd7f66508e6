/** Runs one piece of work per name at a time. By hand, since async-mutex has no locks by name and more code around it. */
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
