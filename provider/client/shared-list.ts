import { TwccError } from "./errors";
import type { Bounds } from "./http/bounds";

/** Requests the list, with an entry per name. */
type Ask<Entry> = (bounds: Bounds) => Promise<readonly (Entry & { readonly name: string })[]>;

interface Asked<Entry> {
    /** The time of the request. The list is at least as new. */
    readonly at: number;
    /** The entries by name; `undefined` if TWCC did not answer. */
    readonly answer: Promise<ReadonlyMap<string, Entry> | undefined>;
}

/** Milliseconds without another request after a failed one, since many operations would wait for each. */
const pauseAfterFailure = 60_000;

/**
 * One list for many operations on single things. It only saves calls. It says nothing about a name that was written
 * here after the request, and nothing at all if TWCC does not answer.
 */
export class SharedList<Entry> {
    private latest: Asked<Entry> | undefined;
    private silentUntil = -Infinity;
    /** The time when each name was last written; Infinity while it is being written. */
    private readonly written = new Map<string, number>();

    constructor(
        private readonly ask: Ask<Entry>,
        private readonly now = () => performance.now(),
    ) {}

    /**
     * The list's entry for a name. `undefined` means that the list says nothing, not that there is nothing.
     * @param longest - milliseconds that the list may be old.
     */
    async entry(name: string, longest: number, bounds: Bounds): Promise<Entry | undefined> {
        const list = this.list(longest, bounds);
        const entries = await list?.answer;
        if (list === undefined || (this.written.get(name) ?? -Infinity) >= list.at) return undefined;
        return entries?.get(name);
    }

    /** Runs work that changes what is under a name. */
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
            // If only this caller ran out of time, another caller may still get the list.
            if (bounds.deadline.remaining() > 0) this.silentUntil = this.now() + pauseAfterFailure;
            else this.latest = undefined;
            return undefined;
        }
    }
}
