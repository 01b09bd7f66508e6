import http from "node:http";
import https from "node:https";
import type { Answer } from "./answer";
import { Connection } from "./connection";
import { proxyFor, type Proxy } from "./proxy";
import { brokenBy, late, TransportError } from "./transport-error";
import { tunnelAgent, type Settings } from "./tunnel";

export { TransportError, type Settings };

/** One HTTP request. */
export interface Request {
    readonly method: "GET" | "POST" | "PATCH" | "DELETE";
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    /** Milliseconds until the complete answer has to be there. */
    readonly timeout: number;
}

/** Sends one request, once. */
export type Transport = (request: Request) => Promise<Answer>;

/** TWCC's answers are smaller: a list of a thousand key pairs takes a third of a megabyte. */
const largestBody = 16 * 1024 * 1024;

/**
 * A transport with got, which is loaded with the first request. Connections are kept alive and shared.
 * @param settings - for every connection, for example another trusted authority.
 */
export function gotTransport(endpoint: string, settings: Settings = {}): Transport {
    let agents: Promise<Agents> | undefined;
    return async (request) => {
        const { got } = await import("got");
        agents ??= createAgents(new URL(endpoint), settings);
        const { proxy, ...agent } = await agents;
        const connection = new Connection();
        const tunnel = new AbortController();
        // As a stream: got's promise leaves 13 KB per request for a full garbage collection (measured: got 14.6, Node
        // 20).
        const stream = got.stream(request.url, {
            method: request.method,
            headers: { ...request.headers, "user-agent": "pulumi-twcc" },
            ...(request.body !== undefined && { body: request.body }),
            agent,
            // Always verified, whatever NODE_TLS_REJECT_UNAUTHORIZED says.
            https: { rejectUnauthorized: true },
            // got would pass the API key on to another host.
            followRedirect: false,
            throwHttpErrors: false,
            retry: { limit: 0 },
            hooks: { beforeRequest: [plainCacheOptions] },
            request: (url, options, callback) => {
                const send = url.protocol === "https:" ? https.request : http.request;
                const sent = send(url, Object.assign(options, { tunnelSignal: tunnel.signal }), callback);
                connection.watch(sent);
                // got handles only the first error, and a second one must not end the process.
                return sent.on("error", ignore);
            },
        });
        // A failure after the answer was read has no handler, and must not end the process.
        stream.on("error", ignore);
        // Without a body given, got waits for one to be written.
        if (request.body === undefined) stream.end();
        let timer: NodeJS.Timeout | undefined;
        // got's own limits do not cover a request without a socket, such as one that waits for a proxy.
        const overdue = new Promise<never>((_resolve, reject) => {
            timer = setTimeout(() => {
                reject(late(connection, proxy));
            }, request.timeout);
        });
        try {
            const body = await Promise.race([readAll(stream), overdue]);
            const { statusCode = 0, headers = {} } = stream.response ?? {};
            return { status: statusCode, headers, body };
        } catch (error) {
            const failure = error instanceof TransportError ? error : brokenBy(error, connection, proxy);
            stream.destroy();
            tunnel.abort();
            throw failure;
        } finally {
            clearTimeout(timer);
        }
    };
}

function ignore(): void {
    // readAll throws earlier failures.
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<string> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of stream) {
        chunks.push(chunk);
        size += chunk.length;
        // Leaving the loop ends the connection.
        if (size > largestBody) {
            throw new TransportError("cut", `the answer is larger than ${largestBody / 1024 / 1024} MiB`, true);
        }
    }
    return Buffer.concat(chunks).toString();
}

/**
 * got spreads its frozen default of `cacheOptions` into each request. V8 creates thirty hidden classes for it, 17 KB
 * per request, which only a full garbage collection frees (measured: got 14.6, Node 20). No cache is used here.
 */
function plainCacheOptions(options: { cacheOptions: object }): void {
    options.cacheOptions = {};
}

interface Agents {
    readonly http: http.Agent;
    readonly https: https.Agent;
    readonly proxy: Proxy | undefined;
}

async function createAgents(endpoint: URL, settings: Settings): Promise<Agents> {
    const proxy = await proxyFor(endpoint);
    const own = { ...settings, keepAlive: true };
    return {
        http: new http.Agent(own),
        https: proxy === undefined ? new https.Agent(own) : await tunnelAgent(proxy.address, settings),
        proxy,
    };
}
