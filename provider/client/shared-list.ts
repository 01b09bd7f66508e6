import { TwccError } from "./errors";
import type { Bounds } from "./http/bounds";

/** A name's entry in a list, and what the list is asked with. */
type Ask<Entry> = (bounds: Bounds) => Promise<readonly (Entry & { readonly name: string })[]>;

interface Asked<Entry> {
    /** When it was asked for: what it shows is at least as new. */
    readonly at: number;
    /** By name; nothing where TWCC did not answer. */
    readonly answer: Promise<ReadonlyMap<string, Entry> | undefined>;
}

/** Milliseconds without another list after one that failed: each of many operations would wait for it. */
const pauseAfterFailure = 60_000;

/**
 * One list for many operations on single things. It only saves calls: of a name that was written here since the list
 * was asked for it says nothing, and where TWCC does not answer it says nothing of any.
 */
export class SharedList<Entry> {
    private latest: Asked<Entry> | undefined;
    private silentUntil = -Infinity;
    /** When each name was last written: Infinity while it is being written. */
    private readonly written = new Map<string, number>();

    constructor(
        private readonly ask: Ask<Entry>,
        private readonly now = () => performance.now(),
    ) {}

    /**
     * What the list says of a name; nothing where it does not say, which does not mean that there is nothing.
     * @param longest - milliseconds that the list may be old.
     */
    async entry(name: string, longest: number, bounds: Bounds): Promise<Entry | undefined> {
        const list = this.list(longest, bounds);
        const entries = await list?.answer;
        if (list === undefined || (this.written.get(name) ?? -Infinity) >= list.at) return undefined;
        return entries?.get(name);
    }

    /** Does something that changes what is under a name. */
    async write<T>(name: string, work: () => Promise<T>): Promise<T> {
        this.written.set(name, Infinity);
        try {
            return await work();
        } finally {
            this.written.set(name, this.now());
        }
    }

    private list(longest: number, bounds: Bounds): Asked<Entry> | undefined {
        const at = this.now();
        if (this.latest !== undefined && this.latest.at >= at - longest) return this.latest;
        if (at < this.silentUntil) return undefined;
        return (this.latest = { at, answer: this.answer(bounds) });
    }

    private async answer(bounds: Bounds): Promise<ReadonlyMap<string, Entry> | undefined> {
        try {
            return new Map((await this.ask(bounds)).map((entry) => [entry.name, entry]));
        } catch (error) {
            if (!(error instanceof TwccError)) throw error;
            // Where the time of its asker was up, the list may well come to another one.
            if (bounds.deadline.remaining() > 0) this.silentUntil = this.now() + pauseAfterFailure;
            else this.latest = undefined;
            return undefined;
        }
    }
}
