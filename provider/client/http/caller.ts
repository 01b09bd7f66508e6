import type { ApiKey, Configuration } from "../../configuration";
import type { Deadline } from "../../core/deadline";
import { TwccError } from "../errors";
import { advice } from "./advice";
import type { Answer } from "./answer";
import type { Bounds } from "./bounds";
import { failureOf, type CallName } from "./classify";
import { Limit } from "../../core/limit";
import { withRetry } from "./retry";
import { gotTransport, TransportError, type Request, type Transport } from "./transport";

/** One call of TWCC's API. */
export interface Call {
    readonly method: Request["method"];
    /** Below the endpoint, encoded, with a slash at the end: `api/v3/{platform}/keypairs/web/`. */
    readonly path: string;
    /** The `x-api-host` header: a platform, or `goc` for management calls. */
    readonly apiHost: string;
    /** The call's name in messages: `GET keypairs/web/`. */
    readonly name: string;
    readonly body?: object;
    /** More headers, such as the `x-extra-property-` ones of an instance. */
    readonly headers?: Readonly<Record<string, string>>;
    /** Secrets in the request, which must not appear in a message. */
    readonly secrets?: readonly string[];
    /** Texts from the program that are not secret: see {@link Bounds}. */
    readonly own?: readonly string[];
    /** Other statuses that are not a failure, for example 404 for "no such key". */
    readonly accept?: (answer: Answer) => boolean;
    /** Not retried, since there is another way to find out. */
    readonly once?: true;
}

function knowing(call: Call, { secrets = [], own = [] }: Bounds): Call {
    return { ...call, secrets: [...(call.secrets ?? []), ...secrets], own };
}

/**
 * Milliseconds for one call: a quarter of the total, so that a hanging call leaves time for another. A shorter
 * `customTimeouts` makes calls shorter, too: otherwise none of its POSTs would ever have enough time.
 */
export function longestCall({ timeout }: Pick<Configuration, "timeout">, deadline: Deadline): number {
    return (deadline.source === "customTimeouts" ? Math.min(timeout, deadline.whole) : timeout) / 4;
}

/** Sends calls: authenticates, limits, retries, and turns every failure into a {@link TwccError}. */
export class Caller {
    private readonly transport: Transport;
    private readonly limit: Limit;

    constructor(
        private readonly configuration: Configuration,
        private readonly apiKey: ApiKey,
        transport?: Transport,
    ) {
        this.transport = transport ?? gotTransport(configuration.endpoint);
        this.limit = new Limit(configuration.parallelism);
    }

    /**
     * A POST is sent once: a create reads back before it sends again. A DELETE is sent again only if TWCC certainly did
     * not act on it. A GET and a PATCH can be repeated, so they are sent again whenever that may help.
     */
    async send<T>(given: Call, bounds: Bounds, read: (answer: Answer, name: CallName) => T): Promise<T> {
        const call = knowing(given, bounds);
        const attemptOnce = () =>
            this.limit.run(async () => read(await this.attempt(call, bounds.deadline), this.nameOf(call)));
        if (call.once === true || call.method === "POST") return attemptOnce();
        return withRetry(attemptOnce, bounds, call.method !== "DELETE");
    }

    private async attempt(call: Call, deadline: Deadline): Promise<Answer> {
        // A POST without time for its answer would leave the outcome unknown.
        if (call.method === "POST" && deadline.remaining() < longestCall(this.configuration, deadline))
            throw this.tooLate(call, deadline);
        let answer: Answer;
        try {
            answer = await this.transport({
                method: call.method,
                url: `${this.configuration.endpoint}/${call.path}`,
                headers: {
                    ...call.headers,
                    "x-api-key": this.apiKey.value,
                    "x-api-host": call.apiHost,
                    accept: "application/json, */*",
                    ...(call.body !== undefined && { "content-type": "application/json" }),
                },
                ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
                timeout: this.timeoutOf(deadline),
            });
        } catch (error) {
            throw error instanceof TransportError ? this.broken(call, error) : error;
        }
        if ((answer.status >= 200 && answer.status < 300) || call.accept?.(answer) === true) return answer;
        throw failureOf(answer, this.nameOf(call));
    }

    /** The time for one call, at most what is left. */
    private timeoutOf(deadline: Deadline): number {
        return Math.max(1, Math.min(longestCall(this.configuration, deadline), deadline.remaining()));
    }

    private nameOf(call: Call): CallName {
        const { endpoint: url, platform, provider } = this.configuration;
        return {
            call: call.name,
            apiKey: this.apiKey,
            ...(call.secrets !== undefined && { secrets: call.secrets }),
            ...(call.own !== undefined && { own: call.own }),
            endpoint: {
                url,
                platform: call.apiHost === "goc" ? platform : call.apiHost,
                ...(provider !== undefined && { provider }),
            },
        };
    }

    private tooLate(call: Call, { source }: Deadline): TwccError {
        return new TwccError({
            kind: "timeout",
            outcome: "not-done",
            call: call.name,
            what: `it was not sent, since too little of the operation's time (${source}) was left`,
            advice: advice("timeout", this.nameOf(call)),
        });
    }

    private broken(call: Call, { kind, reason, written, proxy }: TransportError): TwccError {
        return new TwccError({
            kind,
            outcome: written ? "unknown" : "not-done",
            call: call.name,
            what: `TWCC did not answer: ${reason}`,
            advice: advice(kind, { ...this.nameOf(call), ...(proxy !== undefined && { proxy }) }),
        });
    }
}
