import type { Socket } from "node:net";

/** What a machine is to those who log in. */
export interface Guest {
    readonly hostname: string;
    readonly image: string;
    /** Who may log in. */
    readonly user: string;
    /** The content of authorized_keys. */
    readonly authorizedKeys: string;
    /** Base64 of SEC1 (host-key.ts). */
    readonly hostKey: string;
}

/** Answers SSH on sockets, for one machine. */
export interface LoginServer {
    readonly software: "OpenSSH" | "ssh2";
    /** The user that gets in: the image's, where the software can. */
    readonly user: string;
    /** Takes the socket over. */
    serve(socket: Socket): void;
    /** Ends what is open. */
    close(): void;
}
