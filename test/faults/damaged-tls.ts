import { once } from "node:events";
import { request as forward } from "node:http";
import { createServer, type Server } from "node:https";
import { createServer as createRawServer, type AddressInfo, type Socket } from "node:net";

/** An answer with this header never arrives: the TLS connection is damaged in its place. */
export const damaged = "x-test-damage-tls";

/** TWCC behind TLS: what goes through a real TLS connection can be damaged in the middle of an answer. */
export interface TlsFront {
    readonly endpoint: string;
    /** How many answers were damaged. */
    readonly struck: () => number;
    readonly stop: () => Promise<void>;
}

/** @param target - the gateway's address, without TLS. */
export async function startTlsFront(
    target: string,
    { key, cert }: { readonly key: string; readonly cert: string },
): Promise<TlsFront> {
    /** The connections below TLS, by the client's port. */
    const raw = new Map<number, Socket>();
    let struck = 0;
    const https: Server = createServer({ key, cert }, (incoming, outgoing) => {
        const { method, headers, socket } = incoming;
        const onward = forward(`${target}${incoming.url ?? ""}`, { method, headers: headers });
        onward.on("response", (answer) => {
            if (answer.headers[damaged] === undefined) {
                outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
                answer.pipe(outgoing);
                return;
            }
            answer.resume();
            struck++;
            // Plain bytes where a TLS record should be.
            raw.get(socket.remotePort ?? 0)?.end("HTTP/1.1 400 Bad Request\r\n\r\n");
        });
        onward.on("error", () => outgoing.destroy());
        incoming.pipe(onward);
    });
    // An https server takes connections that somebody else accepted (Node's documentation of the event).
    const server = createRawServer((socket) => {
        const port = socket.remotePort ?? 0;
        raw.set(port, socket);
        socket.on("close", () => raw.delete(port));
        socket.on("error", () => socket.destroy());
        https.emit("connection", socket);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    return {
        endpoint: `https://127.0.0.1:${port}`,
        struck: () => struck,
        stop: async () => {
            for (const socket of raw.values()) socket.destroy();
            server.close();
            https.close();
            await once(server, "close");
        },
    };
}
