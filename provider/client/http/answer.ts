import type { Redaction } from "./redact";

/** An HTTP answer, whole. */
export interface Answer {
    readonly status: number;
    readonly headers: Readonly<Record<string, string | string[] | undefined>>;
    readonly body: string;
}

/** One header of an answer. */
export function header(answer: Answer, name: string): string | undefined {
    const value = answer.headers[name];
    return Array.isArray(value) ? value[0] : value;
}

/** The names under which gateways and OpenStack send the request's id. */
const requestIdHeaders = ["x-request-id", "x-openstack-request-id", "x-compute-request-id", "x-kong-request-id"];

/** The id by which TWCC's support finds a request. Ignores an id that contains a secret, as from a broken gateway. */
export function requestId(answer: Answer, redaction: Redaction): string | undefined {
    for (const name of requestIdHeaders) {
        const value = header(answer, name);
        if (value !== undefined && /^[\w.:-]{1,80}$/.test(value) && redaction.exact(value) !== undefined) return value;
    }
    return undefined;
}

/** The text of an answer (docs/contributing/twcc-api.md#errors): `message`, `detail`, or a description of the body. */
export function words(answer: Answer): string {
    const body = answer.body.trim();
    if (body === "") return "without a body";
    if (/^<(!doctype|html|\?xml)/i.test(body)) {
        const title = /<title>([^<]*)<\/title>/i.exec(body)?.[1]?.trim();
        return title === undefined ? "with an HTML page" : `with an HTML page, “${title}”`;
    }
    try {
        const parsed: unknown = JSON.parse(body);
        if (typeof parsed === "object" && parsed !== null) {
            for (const field of ["message", "detail"]) {
                const text = (parsed as Record<string, unknown>)[field];
                if (typeof text === "string" && text !== "") return `“${text}”`;
            }
        }
    } catch {
        // Not JSON. The raw text is not repeated, since a broken gateway may put anything there.
    }
    return "with a body that cannot be read";
}

/**
 * Milliseconds to wait, from a Retry-After in seconds or as a date (RFC 9110, 10.2.3). A date counts from the answer's
 * own Date, since this computer's clock may be wrong. Without a Date, it is ignored.
 */
export function retryAfter(answer: Answer): number | undefined {
    const value = header(answer, "retry-after")?.trim();
    if (value === undefined || value === "") return undefined;
    if (/^\d+$/.test(value)) return Number(value) * 1000;
    const wait = Date.parse(value) - Date.parse(header(answer, "date") ?? "");
    return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
