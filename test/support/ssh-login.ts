import { generateKeyPairSync, timingSafeEqual } from "node:crypto";
import type { AddressInfo } from "node:net";
import { Server, utils, type AuthContext, type Connection, type ParsedKey } from "ssh2";
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
    const server = new Server({ hostKeys: [hostKey()] }, (connection) => {
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

/** Not ssh2's own generator: one of its ED25519 keys in 256 is malformed (measured, 1.17.0). */
function hostKey(): string {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    return privateKey.export({ format: "pem", type: "sec1" }).toString();
}

/** The right key, and proof that the client holds its private half (the first round asks without a signature). */
function lets(allowed: ParsedKey, context: AuthContext): boolean {
    if (context.method !== "publickey") return false;
    const blob = allowed.getPublicSSH();
    if (blob.length !== context.key.data.length || !timingSafeEqual(blob, context.key.data)) return false;
    if (!context.signature || !context.blob) return true;
    // Its types hide that verify returns an error, which is truthy, when it cannot judge.
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-boolean-literal-compare
    return allowed.verify(context.blob, context.signature, context.hashAlgo) === true;
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

/** Logs in as users do, with OpenSSH's own client and this private key alone. */
export function sshLogin(port: number, privateKey: string, command: string): Promise<Outcome> {
    const options = [
        "IdentitiesOnly=yes",
        "IdentityAgent=none",
        "StrictHostKeyChecking=no",
        "UserKnownHostsFile=/dev/null",
        "BatchMode=yes",
        "LogLevel=ERROR",
    ].flatMap((option) => ["-o", option]);
    return withFile(privateKey, (path) =>
        run("ssh", ["-F", "none", "-i", path, ...options, "-p", `${port}`, "user@127.0.0.1", command]),
    );
}
