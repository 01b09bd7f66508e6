import { writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { Server, utils, type Connection, type ParsedKey } from "ssh2";
import { hostKeyPem, makeHostKey } from "../gateway/machines/host-key";
import { lets } from "../gateway/machines/ssh2";
import { run, withFile, type Outcome } from "./ssh-keygen";

/** A machine on 127.0.0.1 that lets exactly one public key in. */
export interface SshServer {
    port: number;
    /** How often somebody got in. */
    logins: number;
    stop: () => Promise<void>;
}

/** `authorizedKey`: one line, as a VM would find it in authorized_keys. Every command is echoed back. */
export async function startSshServer(authorizedKey: string): Promise<SshServer> {
    const allowed = utils.parseKey(authorizedKey);
    if (allowed instanceof Error) throw allowed;
    const key: ParsedKey = Array.isArray(allowed) ? allowed[0]! : allowed;
    const connections = new Set<Connection>();
    const server = new Server({ hostKeys: [hostKeyPem(makeHostKey())] }, (connection) => {
        connections.add(connection);
        connection.on("close", () => connections.delete(connection));
        connection.on("error", () => undefined); // a refused client hangs up
        connection.on("authentication", (context) => {
            if (lets(key, context)) context.accept();
            else context.reject(["publickey"]);
        });
        connection.on("ready", () => {
            machine.logins += 1;
            echoCommands(connection);
        });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const machine: SshServer = {
        port: (server.address() as AddressInfo).port,
        logins: 0,
        stop: async () => {
            for (const connection of connections) connection.end();
            await new Promise<void>((resolve) =>
                server.close(() => {
                    resolve();
                }),
            );
        },
    };
    return machine;
}

function echoCommands(connection: Connection): void {
    connection.on("session", (acceptSession) => {
        acceptSession().on("exec", (acceptCommand, _reject, { command }) => {
            const channel = acceptCommand();
            channel.write(`ran: ${command}\n`);
            channel.exit(0);
            channel.end();
        });
    });
}

export interface LoginOptions {
    readonly user?: string;
    /** What the server has to prove itself by, as in known_hosts; unless given, any will do. */
    readonly hostKey?: string;
}

/** Logs in as users do, with OpenSSH's own client and this private key alone. */
export function sshLogin(
    port: number,
    privateKey: string,
    command: string,
    { user = "user", hostKey }: LoginOptions = {},
): Promise<Outcome> {
    return withFile(privateKey, async (path) => {
        const knownHosts = hostKey === undefined ? "/dev/null" : `${path}.known_hosts`;
        if (hostKey !== undefined) await writeFile(knownHosts, `[127.0.0.1]:${port} ${hostKey}\n`);
        const options = [
            "IdentitiesOnly=yes",
            "IdentityAgent=none",
            `StrictHostKeyChecking=${hostKey === undefined ? "no" : "yes"}`,
            `UserKnownHostsFile=${knownHosts}`,
            "BatchMode=yes",
            "LogLevel=ERROR",
        ].flatMap((option) => ["-o", option]);
        return run("ssh", ["-F", "none", "-i", path, ...options, "-p", `${port}`, `${user}@127.0.0.1`, command]);
    });
}
