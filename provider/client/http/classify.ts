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
    /** Other secrets in the request, which must not appear in a message. */
    readonly secrets?: readonly string[];
    /** Texts from the program that are not secret, so that they may appear unchanged. */
    readonly own?: readonly string[];
}

/** The error for an unsuccessful answer. A 404 that says "no such key" is not an error; callers check that first. */
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

/** The error for a success whose body is not as TWCC documents it. */
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

/** The error for a success that shows only a part of a list. */
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
 * Whether an answer is TWCC's "does not exist": a 404 in TWCC's form, like `{"message": "40401: … not found"}`. Other
 * servers answer 404, too, and so does the gateway for an unknown path. Those never count as "gone".
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
    // A quota is a 403, too. Only its text shows it.
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

/** The statuses that say that the server did not act on the request (RFC 9110, 15.5; RFC 6585). */
const refusals: ReadonlySet<number> = new Set([400, 402, 403, 404, 405, 409, 410, 411, 413, 414, 415, 422, 431]);
