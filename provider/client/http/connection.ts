import type { ClientRequest } from "node:http";
import { isIP, type Socket } from "node:net";
import { TLSSocket } from "node:tls";

/** How far the connection of a request has got. Only an open one can carry a byte of the request. */
export type Stage =
    /** No socket yet. With a proxy: the tunnel is not open yet. */
    "none" | "lookup" | "connect" | "tls" | "open";

/** The connection of one request. It is watched, since the name of an error does not prove that nothing was written. */
export class Connection {
    private at: Stage = "none";
    private socket: Socket | undefined;

    get stage(): Stage {
        return this.at;
    }

    /** False only if not one byte of the request can have been written. */
    get written(): boolean {
        return this.at === "open";
    }

    /** Whether the server's certificate was rejected. */
    get untrusted(): boolean {
        // Node's types say Error, but it is a code, or null if there is no problem.
        return this.socket instanceof TLSSocket && Boolean(this.socket.authorizationError) && !this.written;
    }

    /** Call this before the request has a socket. */
    watch(request: ClientRequest): void {
        request.once("socket", (socket) => {
            this.socket = socket;
            this.at = stageOf(socket, request.host);
            if (this.at === "open") return;
            socket.once("lookup", () => {
                this.moveOn("connect");
            });
            socket.once("connect", () => {
                this.moveOn(socket instanceof TLSSocket ? "tls" : "open");
            });
            // Comes after the certificate was verified. Node encrypts nothing of the request before that.
            socket.once("secureConnect", () => {
                this.moveOn("open");
            });
        });
    }

    private moveOn(stage: Stage): void {
        if (!this.written) this.at = stage;
    }
}

/** A socket may be reused, or was opened for a request that did not wait for it. */
function stageOf(socket: Socket, host: string): Stage {
    if (socket.connecting) return isIP(host) === 0 ? "lookup" : "connect";
    // True only after the certificate was verified, which always happens.
    if (socket instanceof TLSSocket && !socket.authorized) return "tls";
    return "open";
}
