import type { ApiKey } from "../../configuration";
import { TwccError, type FailureKind, type Outcome } from "../errors";
import { advice, type Endpoint } from "./advice";
import { header, requestId, retryAfter, words, type Answer } from "./answer";
import { Redaction } from "./redact";

/** The call that an answer belongs to. */
export interface CallName {
    /** For example `GET keypairs/web/`. */
    readonly call: string;
    readonly apiKey: ApiKey;
    readonly endpoint: Endpoint;
    /** What else was sent and must not come back in a message. */
    readonly secrets?: readonly string[];
    /** What the user's program gave and is no secret, so that it may come back as it is. */
    readonly own?: readonly string[];
}

/** What an answer that is no success means. A 404 that says "no such key" is no failure: the caller asks first. */
export function failureOf(answer: Answer, name: CallName): TwccError {
    const [kind, outcome] = classify(answer);
    const redaction = new Redaction(name);
    const detail = redaction.line(words(answer));
    const id = requestId(answer, redaction);
    const location = header(answer, "location");
    const to = kind === "redirect" && location !== undefined ? ` to ${redaction.line(location)}` : "";
    const after = retryAfter(answer);
    return new TwccError({
        kind,
        outcome,
        call: name.call,
        what: `TWCC answered ${answer.status}${to} ${detail}${id === undefined ? "" : ` (request id ${id})`}`,
        advice: advice(kind, name),
        status: answer.status,
        detail,
        ...(id !== undefined && { requestId: id }),
        ...(after !== undefined && { retryAfter: after }),
    });
}

/** A success whose body is not what TWCC's documentation says. */
export function garbage(answer: Answer, name: CallName, what: string): TwccError {
    const id = requestId(answer, new Redaction(name));
    return new TwccError({
        kind: "garbage",
        outcome: "unknown",
        call: name.call,
        what: `TWCC answered ${answer.status}, but ${what}${id === undefined ? "" : ` (request id ${id})`}`,
        advice: advice("garbage", name),
        status: answer.status,
        ...(id !== undefined && { requestId: id }),
    });
}

/** A success that shows only a part of a list. */
export function incomplete(answer: Answer, name: CallName, what: string, why: string): TwccError {
    return new TwccError({
        kind: "incomplete",
        outcome: "not-done",
        call: name.call,
        what: `TWCC answered ${answer.status}, but its list of ${what} is incomplete: ${why}`,
        advice: advice("incomplete", name),
        status: answer.status,
    });
}

/**
 * TWCC's "no such thing": a 404 that says so in TWCC's form, like `{"message": "40401: … not found"}`. Any other server
 * answers 404, too, and so does the gateway for a path that it does not know: that is never taken for "gone".
 */
export function isAbsent(answer: Answer): boolean {
    const said = words(answer);
    return answer.status === 404 && /^“.*(\b404\d\d\b|not found|does not exist)/is.test(said);
}

/** Whether a 404 does not come from the service behind the gateway. */
function isNoRoute(answer: Answer): boolean {
    return answer.status === 404 && !isAbsent(answer);
}

function classify(answer: Answer): readonly [FailureKind, Outcome] {
    const { status, body } = answer;
    if (status < 300) return ["garbage", "unknown"];
    if (status < 400) return ["redirect", "unknown"];
    if (status >= 500) return ["server", "unknown"];
    // A quota is a 403 too: only its text shows it.
    if (status === 403) return [/quota|too many key ?pairs/i.test(body) ? "quota" : "forbidden", "refused"];
    if (isNoRoute(answer)) return ["no-route", "not-done"];
    if (status === 401) return ["unauthorized", "not-done"];
    return [kinds[status] ?? "rejected", refusals.has(status) ? "refused" : "unknown"];
}

const kinds: Readonly<Record<number, FailureKind>> = {
    408: "timeout",
    409: "conflict",
    425: "timeout",
    429: "rate-limit",
    499: "timeout",
};

/** The statuses by which a server says that it did not do what it was asked for (RFC 9110, 15.5; RFC 6585). */
const refusals: ReadonlySet<number> = new Set([400, 402, 403, 404, 405, 409, 410, 411, 413, 414, 415, 422, 431]);
