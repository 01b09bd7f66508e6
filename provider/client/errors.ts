import { UserError } from "../core/errors";

/** What went wrong with a call. It decides what to do next. */
export type FailureKind =
    /** No connection could be established: DNS, refused, unreachable, proxy. */
    | "unreachable"
    /** The server's certificate could not be verified. */
    | "certificate"
    /** The connection broke after something was sent. */
    | "cut"
    /** No answer in time, by our own clock or according to a gateway (408, 425, 499). */
    | "timeout"
    /** 401. */
    | "unauthorized"
    /** 403 about permission. */
    | "forbidden"
    /** 403 about a quota. */
    | "quota"
    /** 404 from the gateway, not from the service behind it: wrong platform or path. */
    | "no-route"
    /** 409. */
    | "conflict"
    /** 429. */
    | "rate-limit"
    /** Any other 4xx. */
    | "rejected"
    /** 3xx. Never followed, since that would pass on the API key. */
    | "redirect"
    /** 5xx. */
    | "server"
    /** A success whose body cannot be read. */
    | "garbage"
    /** A success that shows only a part of a list. */
    | "incomplete";

/** Whether TWCC may have acted on a failed call. */
export type Outcome =
    /** Certainly not: not one byte of it was written, or the gateway answered instead of TWCC (401, no such route). */
    | "not-done"
    /** TWCC says that it did not (400, 403, 409 …). A create looks before it believes that. */
    | "refused"
    /** It is not known: no answer, half of one, or one that says nothing about it (3xx, 408, 425, 429, 499, 5xx). */
    | "unknown";

/** The facts about a failed call. `message` is built from them in one place. */
export interface Failure {
    readonly kind: FailureKind;
    readonly outcome: Outcome;
    /** The call, for example `GET keypairs/web/`. */
    readonly call: string;
    /** What happened, for example `TWCC answered 403 “40301: …” (request id …)`. */
    readonly what: string;
    readonly advice: string;
    readonly status?: number;
    /** TWCC's own text, shortened and without secrets. */
    readonly detail?: string;
    readonly requestId?: string;
    /** Milliseconds to wait before the next call, if TWCC says so. */
    readonly retryAfter?: number;
}

/** The only error type of the client: what failed, what TWCC answered, and what to do next. */
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

    /** This error, with the number of attempts in its message. */
    afterAttempts(attempts: number): TwccError {
        return attempts === 1 ? this : new TwccError(this.failure, attempts, { cause: this.cause });
    }
}
