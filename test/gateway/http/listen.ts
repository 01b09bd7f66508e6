import http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";

/** Never anything else: the gateway hands out key pairs to whoever knows a demo key. */
const LOOPBACK = "127.0.0.1";

export interface Tls {
    /** PEM. */
    readonly key: string;
    readonly cert: string;
}

export interface Listener {
    readonly endpoint: string;
    close(): Promise<void>;
}

/** Starts the HTTP (or, with TLS, HTTPS) server; port 0 takes a free one. */
export async function listen(handler: http.RequestListener, port: number, tls?: Tls): Promise<Listener> {
    const server = tls ? https.createServer({ key: tls.key, cert: tls.cert }, handler) : http.createServer(handler);
    // Node's five seconds would close idle connections just as a client uses them again.
    server.keepAliveTimeout = 75_000;
    await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, LOOPBACK, () => {
            server.off("error", reject);
            resolve();
        });
    });
    const address = server.address() as AddressInfo;
    return {
        endpoint: `${tls ? "https" : "http"}://${LOOPBACK}:${address.port}`,
        close: () =>
            new Promise((resolve) => {
                server.close(() => {
                    resolve();
                });
                server.closeAllConnections(); // hanging requests too
            }),
    };
}
