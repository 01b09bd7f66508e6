import { once } from "node:events";
import { readFile } from "node:fs/promises";
import net, { type AddressInfo, type Server, type Socket } from "node:net";
import tls from "node:tls";
import { makeCertificate, type CertificateKind } from "../faults/certificate";
import { withFolder } from "./ssh-keygen";

/** A server on a free port, whose connections and bytes a test counts. */
export interface Peer {
    readonly port: number;
    /** How many connections are open. */
    readonly open: () => number;
    /** How many connections have come. */
    readonly accepted: () => number;
    /** Every byte of the connections, within TLS where there is TLS. */
    readonly seen: () => string;
    readonly stop: () => Promise<void>;
}

export type OnConnection = (socket: Socket) => void;
export type OnData = (socket: Socket, data: Buffer) => void;

const running = new Set<Peer>();

/** Stops what a test started. */
export async function stopPeers(): Promise<void> {
    for (const peer of running) await peer.stop();
    running.clear();
}

/** Plain TCP. */
export const startTcp = (onConnection: OnConnection, onData?: OnData): Promise<Peer> =>
    serve(net.createServer(), "connection", onConnection, onData);

/** TLS; what is before it or breaks it is not counted as seen. */
export function startTls(identity: Identity, onData: OnData, maxVersion?: tls.SecureVersion): Promise<Peer> {
    const server = tls.createServer({ ...identity, ...(maxVersion !== undefined && { maxVersion }) });
    return serve(server, "secureConnection", () => undefined, onData);
}

async function serve(server: Server, event: string, onConnection: OnConnection, onData?: OnData): Promise<Peer> {
    const sockets = new Set<Socket>();
    let accepted = 0;
    let seen = "";
    server.on("connection", (socket: Socket) => {
        accepted++;
        sockets.add(socket.on("error", () => undefined).on("close", () => sockets.delete(socket)));
    });
    server.on(event, (socket: Socket) => {
        socket.on("error", () => undefined);
        if (onData !== undefined) {
            socket.on("data", (data) => {
                seen += data.toString("latin1");
                onData(socket, data);
            });
        }
        onConnection(socket);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const peer = {
        port: (server.address() as AddressInfo).port,
        open: () => sockets.size,
        accepted: () => accepted,
        seen: () => seen,
        stop: async () => {
            const closed = once(server, "close");
            server.close();
            for (const socket of sockets) socket.destroy();
            await closed;
        },
    };
    running.add(peer);
    return peer;
}

/**
 * A forwarder before a server, as a line on which things go wrong.
 * @param back - what becomes of the server's bytes on their way to the client.
 */
export function startForwarder(to: Peer, back: (data: Buffer) => Buffer): Promise<Peer> {
    return startTcp((client) => {
        const server = net.connect(to.port, "127.0.0.1");
        client.on("data", (data) => server.write(data)).on("close", () => server.destroy());
        server.on("data", (data) => client.write(back(data))).on("error", () => client.destroy());
        server.on("close", () => client.end());
    });
}

/** A proxy that opens tunnels. Within TLS where it has an identity; what goes through the tunnels is not counted as seen. */
export async function startProxy(identity?: Identity, answer = "HTTP/1.1 200 Connection established"): Promise<Peer> {
    const server = identity === undefined ? net.createServer() : tls.createServer({ ...identity });
    const tunnel: OnData = (client, data) => {
        const [, host, port] = /^CONNECT (\S+):(\d+) /.exec(data.toString()) ?? [];
        if (host === undefined) return;
        client.write(`${answer}\r\n\r\n`);
        if (!answer.includes(" 200 ")) return;
        client.removeAllListeners("data");
        const upstream = net.connect(Number(port), host).on("error", () => client.destroy());
        client.pipe(upstream).pipe(client);
        client.on("close", () => upstream.destroy());
        upstream.on("close", () => client.destroy());
    };
    return serve(server, identity === undefined ? "connection" : "secureConnection", () => undefined, tunnel);
}

/** The key and certificate of a server at 127.0.0.1. */
export interface Identity {
    readonly key: string;
    readonly cert: string;
}

/** A certificate that is trusted by those who are given it as `ca`, with a fault or none. */
export const makeIdentity = (kind: CertificateKind = "self-signed"): Promise<Identity> =>
    withFolder(async (folder) => {
        const { key, cert } = await makeCertificate(folder, kind);
        return { key: await readFile(key, "utf8"), cert: await readFile(cert, "utf8") };
    });

export const ok = "HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\ndone";

/** What a request fails with. */
export const failureOf = (sent: Promise<unknown>): Promise<unknown> =>
    sent.then(
        () => Promise.reject(new Error("it was answered")),
        (error: unknown) => error,
    );

/** Waits for what has to become true. */
export async function until(isTrue: () => boolean): Promise<void> {
    const end = performance.now() + 30_000;
    while (!isTrue()) {
        if (performance.now() > end) throw new Error("it did not become true within thirty seconds");
        await new Promise((resolve) => setTimeout(resolve, 10));
    }
}
