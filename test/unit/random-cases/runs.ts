import fc from "fast-check";
import { createContext, Script } from "node:vm";

/** How many cases each property sees: FUZZ_RUNS, else as many as there is time for with every commit. */
const total = Number(process.env.FUZZ_RUNS ?? "1000");
const isLong = process.env.FUZZ_RUNS !== undefined;
const givenSeed = process.env.FUZZ_SEED;

jest.setTimeout(60_000 + total * 30);

/**
 * What fast-check runs with. It prints the seed of a failure; FUZZ_SEED runs it again.
 * @param share - of the number of cases, for properties whose cases take long.
 */
export function options(share = 1): { numRuns: number; seed: number } {
    return {
        numRuns: Math.max(10, Math.round(total * share)),
        seed: givenSeed === undefined ? Math.floor(Math.random() * 0x7fffffff) : Number(givenSeed),
    };
}

/** Cases that are judged together, since a process for each would take too long. */
const batchSize = 200;

/**
 * Like `fc.assert`, with a judge that looks at many cases at once.
 * @param judge - says for each case what is wrong with it, if anything.
 */
export async function assertInBatches<T>(
    cases: fc.Arbitrary<T>,
    judge: (batch: readonly T[]) => Promise<readonly (string | undefined)[]>,
    { numRuns, seed } = options(),
): Promise<void> {
    const alone = fc.asyncProperty(cases, async (one) => {
        const [wrong] = await judge([one]);
        if (wrong !== undefined) throw new Error(wrong);
    });
    for (let done = 0; done < numRuns; done += batchSize) {
        const batch = { seed: seed + done, numRuns: Math.min(batchSize, numRuns - done) };
        const verdicts = await judge(fc.sample(cases, batch));
        const failed = verdicts.findIndex((verdict) => verdict !== undefined);
        // fast-check goes straight to that case, makes it as small as it can and reports it.
        if (failed >= 0) await fc.assert(alone, { ...batch, numRuns: batchSize, path: String(failed) });
    }
}

const context = createContext({ work: undefined });
const call = new Script("work()");

/** Times calls that must not hang: one that takes longer than `limit` milliseconds is ended with an error. */
export class Stopwatch {
    private calls = 0;
    private longest = 0;
    private sum = 0;

    constructor(private readonly limit: number) {}

    run<T>(work: () => T): T {
        const start = performance.now();
        try {
            context.work = work;
            return call.runInContext(context, { timeout: this.limit }) as T;
        } finally {
            const took = performance.now() - start;
            this.calls += 1;
            this.sum += took;
            this.longest = Math.max(this.longest, took);
        }
    }

    toString(): string {
        const mean = this.sum / Math.max(1, this.calls);
        return `${this.calls} calls, ${mean.toFixed(2)} ms on average, ${this.longest.toFixed(0)} ms at most`;
    }
}

/** Figures of a long run, for whoever started it. */
export function tell(figures: string): void {
    if (isLong) process.stderr.write(`${figures}\n`);
}
