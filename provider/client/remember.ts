/** Asks for each thing once a process, and remembers answers only. */
export class Remember {
    private readonly answers = new Map<string, Promise<unknown>>();

    /** Whoever comes while it is being asked for waits along, and asks anew where that fails: their time may be longer. */
    async once<T>(name: string, ask: () => Promise<T>): Promise<T> {
        const before = this.answers.get(name) as Promise<T> | undefined;
        if (before !== undefined) {
            try {
                return await before;
            } catch {
                // Its failure is told to whoever asked.
            }
        }
        const asked = ask();
        this.answers.set(name, asked);
        asked.catch(() => {
            if (this.answers.get(name) === asked) this.answers.delete(name);
        });
        return asked;
    }
}
