import http from "node:http";
import https from "node:https";

export interface Reply {
    readonly status: number;
    readonly headers: http.IncomingHttpHeaders;
    readonly text: string;
    /** The body as JSON; throws when it is none. */
    json(): unknown;
}

export interface Sent {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
}

/** One plain request on a connection of its own; the path is sent as it is written, redirects are not followed. */
export function request(endpoint: string, path: string, sent: Sent = {}): Promise<Reply> {
    const { hostname, port, protocol } = new URL(endpoint);
    const { method = "GET", headers = {}, body } = sent;
    // The certificate is the test's own; whether a client verifies it is tested with that client.
    const options = { hostname, port, path, method, headers, agent: false as const, rejectUnauthorized: false };
    return new Promise((resolve, reject) => {
        const outgoing = (protocol === "https:" ? https : http).request(options, (response) => {
            const chunks: Buffer[] = [];
            response.on("data", (chunk: Buffer) => chunks.push(chunk));
            response.on("error", reject);
            response.on("end", () => {
                const text = Buffer.concat(chunks).toString("utf8");
                resolve({
                    status: response.statusCode ?? 0,
                    headers: response.headers,
                    text,
                    json: () => JSON.parse(text) as unknown,
                });
            });
        });
        outgoing.on("error", reject);
        outgoing.end(body);
    });
}
