import { createHash } from "node:crypto";
import type { Bounds } from "./http/bounds";

interface Asked {
    /** The time of the request. The answer is at least as new. */
    readonly at: number;
    readonly answer: Promise<unknown>;
}

/** Shorter passwords are found in ordinary words. */
const shortestSecret = 8;

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

    /**
     * Asks once for what TWCC offers to all resources. No secret was sent for it, but a resource's secrets are cut out of
     * what it gets, and must not be cut out of what others get: they share an answer only if they have the same ones.
     * @param ask - with the bounds without short secrets, which would be cut out of ordinary words.
     */
    onceFor<T>(name: string, given: Bounds, ask: (bounds: Bounds) => Promise<T>): Promise<T> {
        const secrets = (given.secrets ?? []).filter(({ length }) => length >= shortestSecret);
        const digest = createHash("sha256").update(JSON.stringify(secrets)).digest("hex");
        return this.once(secrets.length === 0 ? name : `${name} ${digest}`, () => ask({ ...given, secrets }));
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
