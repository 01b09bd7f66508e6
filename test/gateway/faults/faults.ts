import { type Account, isNamed } from "../accounts";
import type { Fault, Rule } from "./fault";
import { parseRules } from "./parse";

interface Subject {
    readonly method: string;
    readonly path: string;
    readonly body: Buffer;
    readonly account: Account | undefined;
    /** The code of the project that it is about. */
    readonly project: string | undefined;
}

interface Counted {
    readonly rule: Rule;
    /** Requests that matched. */
    matched: number;
    /** Requests that it struck. */
    applied: number;
}

/** The rules in force and how often each has struck. */
export class Faults {
    private counted: Counted[] = [];
    private inForce = new AbortController();

    /** Replaces all rules; throws a TypeError or SyntaxError for a list that is none. */
    set(rules: unknown): void {
        this.replace(parseRules(rules).map((rule) => ({ rule, matched: 0, applied: 0 })));
    }

    clear(): void {
        this.replace([]);
    }

    /** Aborts when today's rules are no longer in force. */
    get ended(): AbortSignal {
        return this.inForce.signal;
    }

    private replace(rules: Counted[]): void {
        this.counted = rules;
        this.inForce.abort();
        this.inForce = new AbortController();
    }

    list(): (Rule & { matched: number; applied: number })[] {
        return this.counted.map(({ rule, matched, applied }) => ({ ...rule, matched, applied }));
    }

    /** The fault for this request. Every rule counts it; the first one in the list whose turn it is strikes. */
    take(subject: Subject): Fault | undefined {
        const matching = this.counted.filter(({ rule }) => matches(rule, subject));
        for (const one of matching) {
            one.matched++;
        }
        const due = matching.find(isDue);
        if (!due) {
            return undefined;
        }
        due.applied++;
        return due.rule.fault;
    }
}

function matches({ match }: Rule, subject: Subject): boolean {
    return (
        (match.method === undefined || match.method === subject.method) &&
        (match.path === undefined || new RegExp(match.path).test(subject.path)) &&
        (match.name === undefined || new RegExp(match.name).test(nameOf(subject))) &&
        (match.account === undefined || (subject.account !== undefined && isNamed(subject.account, match.account))) &&
        (match.project === undefined || match.project === subject.project)
    );
}

/** A body that names something goes to the path of all of them. */
function nameOf({ path, body }: Subject): string {
    try {
        return (JSON.parse(body.toString("utf8")) as { name: string }).name;
    } catch {
        return path
            .split("/")
            .filter((part) => part !== "")
            .map(decodeURIComponent)
            .at(-1)!;
    }
}

function isDue({ rule, matched, applied }: Counted): boolean {
    const times = rule.times ?? 1;
    return matched >= (rule.match.nth ?? 1) && (times === "always" || applied < times);
}
