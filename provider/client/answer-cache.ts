interface Asked {
    /** When: the answer is at least as new. */
    readonly at: number;
    readonly answer: Promise<unknown>;
}

/** Asks for each thing once a process, or once in a while, and remembers answers only. */
export class AnswerCache {
    private readonly answers = new Map<string, Asked>();

    constructor(private readonly now = () => performance.now()) {}

    /**
     * Whoever comes while it is being asked for waits along, and asks anew where that fails: their time may be longer.
     */
    once<T>(name: string, ask: () => Promise<T>): Promise<T> {
        return this.recent(name, Infinity, ask);
    }

    /** @param longest - milliseconds that an answer may be old. */
    async recent<T>(name: string, longest: number, ask: () => Promise<T>): Promise<T> {
        const at = this.now();
        const before = this.answers.get(name);
        if (before !== undefined && before.at >= at - longest) {
            try {
                return (await before.answer) as T;
            } catch {
                // Its failure is told to whoever asked.
            }
        }
        const answer = ask();
        const asked = { at, answer };
        this.answers.set(name, asked);
        answer.catch(() => {
            if (this.answers.get(name) === asked) this.answers.delete(name);
        });
        return answer;
    }
}
