import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import type { LoginServer } from "./guest";

/** Machines are for this computer only. */
export const MACHINE_HOST = "127.0.0.1";

/** A port on which a machine answers. */
export interface SshPort {
    readonly port: number;
    readonly login: LoginServer;
    close(): Promise<void>;
}

/** `wanted` is taken where it is free. */
export async function openSshPort(login: LoginServer, wanted: number | undefined): Promise<SshPort> {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
        sockets.add(socket);
        socket.once("close", () => sockets.delete(socket));
        socket.on("error", () => undefined); // clients may go as they like
        login.serve(socket);
    });
    try {
        await listen(server, wanted ?? 0);
    } catch {
        await listen(server, 0);
    }
    return {
        port: (server.address() as AddressInfo).port,
        login,
        close: () =>
            new Promise((resolve) => {
                server.close(() => {
                    resolve();
                });
                login.close();
                for (const socket of sockets) {
                    socket.destroy();
                }
            }),
    };
}

function listen(server: Server, port: number): Promise<void> {
    return new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, MACHINE_HOST, () => {
            server.off("error", reject);
            resolve();
        });
    });
}
