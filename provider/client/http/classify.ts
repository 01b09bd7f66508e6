import type { ApiKey } from "../../configuration";
import { TwccError, type FailureKind, type Outcome } from "../errors";
import { advice, type Endpoint } from "./advice";
import { header, requestId, retryAfter, words, type Answer } from "./answer";
import { redact, withoutApiKey } from "./redact";

/** The call that an answer belongs to. */
export interface CallName {
    /** For example `GET keypairs/web/`. */
    readonly call: string;
    readonly apiKey: ApiKey;
    readonly endpoint: Endpoint;
}

/** What an answer that is no success means. A 404 that says "no such key" is no failure: the caller asks first. */
export function failureOf(answer: Answer, name: CallName): TwccError {
    const [kind, outcome] = classify(answer);
    const detail = redact(words(answer), name.apiKey.value);
    const id = shownId(answer, name);
    const location = header(answer, "location");
    const to = kind === "redirect" && location !== undefined ? ` to ${redact(location, name.apiKey.value)}` : "";
    const after = retryAfter(answer, Date.now());
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

/** A success whose body is not what twcc-api.md says. */
export function garbage(answer: Answer, name: CallName, what: string): TwccError {
    const id = shownId(answer, name);
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

/** The request's id, unless a gateway chose one that holds the API key. */
function shownId(answer: Answer, { apiKey }: CallName): string | undefined {
    const id = requestId(answer);
    return id === undefined || withoutApiKey(id, apiKey.value) === id ? id : undefined;
}

/** Whether a 404 comes from the gateway, which knows no such route, and not from the service behind it. */
export function isNoRoute(answer: Answer): boolean {
    return answer.status === 404 && (/no Route matched/i.test(answer.body) || /^\s*</.test(answer.body));
}

function classify(answer: Answer): readonly [FailureKind, Outcome] {
    const { status, body } = answer;
    if (status < 300) return ["garbage", "unknown"];
    if (status < 400) return ["redirect", "not-done"];
    if (status >= 500) return ["server", "unknown"];
    // nova.md: a quota is a 403 too; only its text tells.
    if (status === 403) return [/quota|too many key ?pairs/i.test(body) ? "quota" : "forbidden", "not-done"];
    if (isNoRoute(answer)) return ["no-route", "not-done"];
    return [kinds[status] ?? "rejected", "not-done"];
}

const kinds: Readonly<Record<number, FailureKind>> = {
    401: "unauthorized",
    408: "timeout",
    409: "conflict",
    429: "rate-limit",
};
