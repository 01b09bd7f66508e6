import type { ClientRequest } from "node:http";
import { isIP, type Socket } from "node:net";
import { TLSSocket } from "node:tls";

/** How far a request's way to the server has come. Only when it is open can a byte of the request be written. */
export type Stage =
    /** No socket yet: where there is a proxy, it has not opened the tunnel. */
    "none" | "lookup" | "connect" | "tls" | "open";

/** The connection of one request. It is watched, since no error's name proves that nothing was written. */
export class Connection {
    private at: Stage = "none";
    private socket: Socket | undefined;

    get stage(): Stage {
        return this.at;
    }

    /** False only where not one byte of the request can have been written. */
    get written(): boolean {
        return this.at === "open";
    }

    /** Whether the server's certificate was refused. */
    get untrusted(): boolean {
        // Node's types say Error; it is a code, and null where all is well.
        return this.socket instanceof TLSSocket && Boolean(this.socket.authorizationError) && !this.written;
    }

    /** To be called before the request has a socket. */
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
            // Comes after the certificate was verified, and Node encrypts nothing of the request before.
            socket.once("secureConnect", () => {
                this.moveOn("open");
            });
        });
    }

    private moveOn(stage: Stage): void {
        if (!this.written) this.at = stage;
    }
}

/** A socket may have served before, or have been opened for a request that did not wait for it. */
function stageOf(socket: Socket, host: string): Stage {
    if (socket.connecting) return isIP(host) === 0 ? "lookup" : "connect";
    // True only after the certificate was verified: it always is.
    if (socket instanceof TLSSocket && !socket.authorized) return "tls";
    return "open";
}
