/** What the gateway answers to one request, before anything is written to the socket. */
export interface Answer {
    readonly status: number;
    /** Names in lower case. */
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Buffer;
}

const JSON_TYPE = "application/json; charset=utf-8";
const TEXT_TYPE = "text/plain; charset=utf-8";

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
    return { status, headers: { "content-type": JSON_TYPE, ...headers }, body: Buffer.from(JSON.stringify(value)) };
}

/** TWCC answers a new private key as a bare string, not as JSON. */
export function text(status: number, value: string): Answer {
    return { status, headers: { "content-type": TEXT_TYPE }, body: Buffer.from(value) };
}

export function empty(status: number, headers: Record<string, string> = {}): Answer {
    return { status, headers, body: Buffer.alloc(0) };
}
