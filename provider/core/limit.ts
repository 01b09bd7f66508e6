/**
 * Lets at most so many pieces of work run at once. The others wait in line. By hand, since p-limit is an ES module, which
 * CommonJS can load only asynchronously on Node 20.
 */
export class Limit {
    private free: number;
    private readonly waiting: (() => void)[] = [];

    constructor(size: number) {
        this.free = size;
    }

    async run<T>(work: () => Promise<T>): Promise<T> {
        if (this.free > 0) this.free--;
        else await new Promise<void>((resolve) => this.waiting.push(resolve));
        try {
            return await work();
        } finally {
            const next = this.waiting.shift();
            if (next === undefined) this.free++;
            else next();
        }
    }
}
