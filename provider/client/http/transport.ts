import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Answer } from "./answer";
import { proxyAgent } from "./proxy";

/** One HTTP request, as it goes out. */
export interface Request {
    readonly method: "GET" | "POST" | "PATCH" | "DELETE";
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    /** Milliseconds until an answer has to be there. */
    readonly timeout: number;
}

/** No answer came, or not all of it. `reason` is for people and holds no secret. */
export class TransportError extends Error {
    override readonly name = "TransportError";

    constructor(
        readonly kind: "unreachable" | "certificate" | "cut" | "timeout",
        readonly reason: string,
        options?: ErrorOptions,
    ) {
        super(reason, options);
    }
}

/** Sends one request, once. */
export type Transport = (request: Request) => Promise<Answer>;

/** Larger answers are not TWCC's: a list of a thousand key pairs has a third of a megabyte. */
const largestBody = 16 * 1024 * 1024;

/** A transport over got, which is loaded with the first request. Connections are kept alive and shared. */
export function gotTransport(endpoint: string): Transport {
    let agents: Promise<{ http: HttpAgent; https: HttpsAgent }> | undefined;
    return async (request) => {
        const { got } = await import("got");
        agents ??= createAgents(endpoint);
        try {
            // As a stream: got's promise leaves 13 KB a request for a full collection (measured: got 14.6, Node 20).
            const stream = got.stream(request.url, {
                method: request.method,
                headers: { ...request.headers, "user-agent": "pulumi-twcc" },
                ...(request.body !== undefined && { body: request.body }),
                agent: await agents,
                // Always verified, whatever NODE_TLS_REJECT_UNAUTHORIZED says (design.md).
                https: { rejectUnauthorized: true },
                // got would send the API key along to another host (engine.md).
                followRedirect: false,
                throwHttpErrors: false,
                retry: { limit: 0 },
                timeout: { request: request.timeout },
                hooks: { beforeRequest: [plainCacheOptions] },
            });
            // What fails after the answer was read is nobody's, and must not end the process.
            stream.on("error", ignore);
            // Without a body given, got waits for one to be written.
            if (request.body === undefined) stream.end();
            const body = await readAll(stream);
            const { statusCode = 0, headers = {} } = stream.response ?? {};
            return { status: statusCode, headers, body };
        } catch (error) {
            throw error instanceof TransportError ? error : transportError(error);
        }
    };
}

function ignore(): void {
    // readAll throws what fails before.
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<string> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of stream) {
        chunks.push(chunk);
        size += chunk.length;
        // Leaving the loop ends the connection.
        if (size > largestBody) {
            throw new TransportError("cut", `the answer is larger than ${largestBody / 1024 / 1024} MiB`);
        }
    }
    return Buffer.concat(chunks).toString();
}

/**
 * got spreads its frozen default of `cacheOptions` into each request, for which V8 makes thirty hidden classes of 17 KB
 * a request that only a full collection frees (measured: got 14.6, Node 20). No cache is used here.
 */
function plainCacheOptions(options: { cacheOptions: object }): void {
    options.cacheOptions = {};
}

async function createAgents(endpoint: string): Promise<{ http: HttpAgent; https: HttpsAgent }> {
    return {
        http: new HttpAgent({ keepAlive: true }),
        https: (await proxyAgent(endpoint)) ?? new HttpsAgent({ keepAlive: true }),
    };
}

/** What Node and got call the ways in which no connection comes about. */
const unreachable: Readonly<Record<string, string>> = {
    ENOTFOUND: "the host's name is not known",
    EAI_AGAIN: "the host's name could not be looked up",
    ECONNREFUSED: "the connection was refused",
    EHOSTUNREACH: "the host cannot be reached",
    ENETUNREACH: "the network cannot be reached",
    EADDRNOTAVAIL: "no local address was free",
};

/** How the proxy's user and password are given. */
const proxyForm = "http://USER:PASSWORD@HOST:PORT";

function transportError(error: unknown): TransportError {
    const code = errorCode(error);
    const cause = { cause: error };
    const known = unreachable[code];
    if (known !== undefined) return new TransportError("unreachable", known, cause);
    if (/^(CERT_|ERR_TLS_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|ERR_SSL_|EPROTO)/.test(code)) {
        return new TransportError("certificate", `the TLS connection failed (${code})`, cause);
    }
    if (code === "ETIMEDOUT") return timedOut(error, cause);
    const message = error instanceof Error ? error.message : "";
    // What hpagent says when the proxy refuses the tunnel.
    const [, status] = /^Bad response: (\d+)$/.exec(message) ?? [];
    if (status === "407") {
        return new TransportError("unreachable", `the proxy answered 407: it wants HTTPS_PROXY=${proxyForm}`, cause);
    }
    if (status !== undefined) return new TransportError("unreachable", `the proxy answered ${status}`, cause);
    return new TransportError("cut", `the connection broke${code === "" ? "" : ` (${code})`}`, cause);
}

/** got notes when each phase ended: without a connection nothing was sent. */
function timedOut(error: unknown, cause: ErrorOptions): TransportError {
    const { timings } = error as { timings?: { lookup?: number; connect?: number } };
    if (timings?.connect !== undefined) return new TransportError("timeout", "no answer came in time", cause);
    const what = timings?.lookup === undefined ? "the host's name could not be looked up" : "no connection came about";
    return new TransportError("unreachable", `${what} in time`, cause);
}

function errorCode(error: unknown): string {
    const code = (error as { code?: unknown }).code;
    return typeof code === "string" ? code : "";
}
