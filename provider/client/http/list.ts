import { header, type Answer } from "./answer";
import type { Bounds } from "./bounds";
import type { Call, Caller } from "./caller";
import { garbage, incomplete, type CallName } from "./classify";
import { arrayIn, objectIn, type Fields } from "./fields";

/** The name of a list, for messages, and how to read an entry. */
interface Entries<T> {
    readonly what: string;
    readonly read: (entry: Fields) => T | undefined;
}

/** What has been read of a list so far. */
interface Progress {
    readonly paths: ReadonlySet<string>;
    readonly entries: number;
}

/**
 * Reads a complete list, or fails: what is not in the list counts as absent. TWCC does not say whether it pages its
 * lists, so pages in the usual forms are followed. A list that looks incomplete in any other way is an error. So is an
 * unreadable entry, and a body that is not a list; it never counts as an empty list.
 */
export async function readList<T>(caller: Caller, call: Call, bounds: Bounds, entries: Entries<T>): Promise<T[]> {
    const found: T[] = [];
    const paths = new Set<string>();
    for (let path: string | undefined = call.path; path !== undefined;) {
        paths.add(path);
        const page: Page<T> = await caller.send(at(call, path), bounds, (answer, called) =>
            pageOf(answer, called, call.path, { paths, entries: found.length }, entries),
        );
        found.push(...page.entries);
        path = page.next;
    }
    return found;
}

/** The call for another page. */
function at(call: Call, path: string): Call {
    const query = /\?.*/.exec(path)?.[0] ?? "";
    return { ...call, path, name: `${call.name.replace(/\?.*/, "")}${query}` };
}

interface Page<T> {
    readonly entries: readonly T[];
    readonly next?: string;
}

/** The entries of an answer: an array, or a page in the form of Django REST Framework. */
export function entriesIn(answer: Answer, called: CallName): Fields[] | undefined {
    return objectIn(answer, called)?.entries("results") ?? arrayIn(answer, called);
}

function pageOf<T>(
    answer: Answer,
    called: CallName,
    first: string,
    progress: Progress,
    { what, read }: Entries<T>,
): Page<T> {
    const fields = entriesIn(answer, called);
    if (fields === undefined) throw garbage(answer, called, `its body is not a list of ${what}`);
    const entries = fields.map((entry) => {
        const one = read(entry);
        if (one === undefined) throw garbage(answer, called, `its body is not a list of ${what}`);
        return one;
    });

    const { next, earlier, total } = pagingOf(answer, called);
    const part = (why: string) => incomplete(answer, called, what, why);
    if (answer.status === 206) throw part("it says so itself");
    if (earlier && progress.paths.size === 1) throw part("it starts with a later page");
    if (next !== undefined) {
        const path = pathOf(next, first);
        const leads = path !== undefined && !progress.paths.has(path) && entries.length > 0;
        if (!leads) throw part("it names a next page that cannot be fetched");
        return { entries, next: path };
    }
    const shown = progress.entries + entries.length;
    if (total !== undefined && total > shown) throw part(`it shows ${shown} of ${total}`);
    return { entries };
}

/** What an answer says about paging: `next`, `previous` and `count` in the body, `Link`, `X-Total-Count`. */
function pagingOf(answer: Answer, called: CallName) {
    const page = objectIn(answer, called);
    const [, link] = /<([^>]*)>\s*;[^,]*\brel="?next\b/i.exec(header(answer, "link") ?? "") ?? [];
    const totals = [page?.id("count"), Number(header(answer, "x-total-count") ?? NaN)];
    const total = Math.max(...totals.filter((one) => one !== undefined && !Number.isNaN(one)).map(Number));
    return {
        // An unreadable `next` still means that there is a next page.
        next: page?.isThere("next") === true ? (page.exact("next") ?? "") : link,
        earlier: page?.isThere("previous") === true,
        total: total === -Infinity ? undefined : total,
    };
}

/**
 * The path of the next page: its query at our own address. Its host is never called, since that would pass on the API
 * key. Behind a gateway it is often an internal host.
 */
function pathOf(next: string, first: string): string | undefined {
    const ours = new URL(first, "http://ours/");
    if (next === "" || !URL.canParse(next, ours.href)) return undefined;
    const theirs = new URL(next, ours);
    const resource = ({ pathname }: URL) => pathname.split("/").filter(Boolean).at(-1);
    if (resource(theirs) !== resource(ours)) return undefined;
    for (const [name, value] of ours.searchParams) theirs.searchParams.set(name, value);
    return `${first.replace(/\?.*/, "")}?${theirs.searchParams.toString()}`;
}
