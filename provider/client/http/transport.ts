import http from "node:http";
import https from "node:https";
import type { Answer } from "./answer";
import { Connection } from "./connection";
import { proxyAgent } from "./proxy";
import { brokenBy, late, TransportError } from "./transport-error";

export { TransportError };

/** One HTTP request, as it goes out. */
export interface Request {
    readonly method: "GET" | "POST" | "PATCH" | "DELETE";
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    /** Milliseconds until an answer has to be there. */
    readonly timeout: number;
}

/** Sends one request, once. */
export type Transport = (request: Request) => Promise<Answer>;

/** Larger answers are not TWCC's: a list of a thousand key pairs has a third of a megabyte. */
const largestBody = 16 * 1024 * 1024;

/**
 * A transport over got, which is loaded with the first request. Connections are kept alive and shared.
 * @param settings - of every connection, for example whom else to trust.
 */
export function gotTransport(endpoint: string, settings: Settings = {}): Transport {
    let agents: Promise<Agents> | undefined;
    return async (request) => {
        const { got } = await import("got");
        agents ??= createAgents(endpoint, settings);
        const connection = new Connection();
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
                request: (url, options, callback) => {
                    const sent = (url.protocol === "https:" ? https : http).request(url, options, callback);
                    connection.watch(sent);
                    return sent;
                },
            });
            // What fails after the answer was read is nobody's, and must not end the process.
            stream.on("error", ignore);
            // Without a body given, got waits for one to be written.
            if (request.body === undefined) stream.end();
            const body = await readAll(stream);
            const { statusCode = 0, headers = {} } = stream.response ?? {};
            return { status: statusCode, headers, body };
        } catch (error) {
            if (error instanceof TransportError) throw error;
            throw (error as Error).name === "TimeoutError" ? late(connection) : brokenBy(error, connection);
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
            throw new TransportError("cut", `the answer is larger than ${largestBody / 1024 / 1024} MiB`, true);
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

interface Agents {
    readonly http: http.Agent;
    readonly https: https.Agent;
}

/** What a connection is opened with. */
export type Settings = Pick<https.AgentOptions, "ca" | "lookup">;

async function createAgents(endpoint: string, settings: Settings): Promise<Agents> {
    return {
        http: new http.Agent({ ...settings, keepAlive: true }),
        https: (await proxyAgent(endpoint)) ?? new https.Agent({ ...settings, keepAlive: true }),
    };
}
