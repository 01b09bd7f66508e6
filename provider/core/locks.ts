/** Lets one piece of work at a time do something, by name. */
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
