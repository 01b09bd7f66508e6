interface Asked {
    /** The time of the request. The answer is at least as new. */
    readonly at: number;
    readonly answer: Promise<unknown>;
}

/** Asks for each thing once per process, or once in a while. Remembers answers, not failures. */
export class AnswerCache {
    private readonly answers = new Map<string, Asked>();

    constructor(private readonly now = () => performance.now()) {}

    /**
     * A caller that comes during a request waits for it. If it fails, the caller asks again, since it may have more
     * time.
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
                // The first caller gets the failure.
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
