import { UserError } from "../core/errors";

/** What went wrong with a call, as far as it decides what to do next. */
export type FailureKind =
    /** No connection came about: DNS, refused, unreachable, proxy. */
    | "unreachable"
    /** The server could not prove who it is. */
    | "certificate"
    /** The connection broke after something was sent. */
    | "cut"
    /** No answer in time, by our own clock or by a gateway's word (408, 425, 499). */
    | "timeout"
    /** 401. */
    | "unauthorized"
    /** 403 about permission. */
    | "forbidden"
    /** 403 about a quota. */
    | "quota"
    /** 404 of the gateway, not of the service behind it: wrong platform or path. */
    | "no-route"
    /** 409. */
    | "conflict"
    /** 429. */
    | "rate-limit"
    /** Any other 4xx. */
    | "rejected"
    /** 3xx, never followed: the API key would go along. */
    | "redirect"
    /** 5xx. */
    | "server"
    /** A success whose body makes no sense. */
    | "garbage"
    /** A success that shows a part of a list. */
    | "incomplete";

/** Whether TWCC may have acted on a call that failed. */
export type Outcome =
    /** Surely not: not one byte of it was written, or the gateway answered instead of TWCC (401, no such route). */
    | "not-done"
    /** TWCC says that it did not (400, 403, 409 …). Whoever makes something looks before believing it. */
    | "refused"
    /** Nobody knows: no answer, half of one, or one that says nothing about it (3xx, 408, 425, 429, 499, 5xx). */
    | "unknown";

/** What a failed call is made of; `message` is built from it in one place. */
export interface Failure {
    readonly kind: FailureKind;
    readonly outcome: Outcome;
    /** The call, for example `GET keypairs/web/`. */
    readonly call: string;
    /** What happened, for example `TWCC answered 403 “40301: …” (request id …)`. */
    readonly what: string;
    readonly advice: string;
    readonly status?: number;
    /** TWCC's own words, shortened and without secrets. */
    readonly detail?: string;
    readonly requestId?: string;
    /** Milliseconds after which TWCC wants to be asked again. */
    readonly retryAfter?: number;
}

/** The one error of the client: what failed, what TWCC answered, what to do next. */
export class TwccError extends UserError {
    override readonly name = "TwccError";
    readonly kind: FailureKind;
    readonly outcome: Outcome;
    readonly retryAfter: number | undefined;

    /** @param attempts - how often the call was tried. */
    constructor(
        readonly failure: Failure,
        attempts = 1,
        options?: ErrorOptions,
    ) {
        const tries = attempts > 1 ? `, ${attempts} times` : "";
        super(`${failure.call}${tries}: ${failure.what}. ${failure.advice}`, options);
        this.kind = failure.kind;
        this.outcome = failure.outcome;
        this.retryAfter = failure.retryAfter;
    }

    /** The same error, told that the call was tried several times. */
    afterAttempts(attempts: number): TwccError {
        return attempts === 1 ? this : new TwccError(this.failure, attempts, { cause: this.cause });
    }
}
