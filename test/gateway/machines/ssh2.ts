import { timingSafeEqual } from "node:crypto";
import type { AuthContext, Connection, ParsedKey, Session } from "ssh2";
import { answerTo } from "./commands";
import type { Guest, LoginServer } from "./guest";
import { hostKeyPem } from "./host-key";

/** The package ssh2 as the machine's SSH server, in this process. Loaded with the first machine only. */
export async function openSsh2(guest: Guest): Promise<LoginServer> {
    const { default: ssh2 } = await import("ssh2");
    const keys = parseAuthorizedKeys(guest.authorizedKeys, ssh2.utils.parseKey);
    const connections = new Set<Connection>();
    const server = new ssh2.Server({ hostKeys: [hostKeyPem(guest.hostKey)] }, (connection) => {
        connections.add(connection);
        connection.on("close", () => connections.delete(connection));
        connection.on("error", () => undefined); // a refused client hangs up
        connection.on("authentication", (context) => {
            if (context.username === guest.user && keys.some((key) => lets(key, context))) {
                context.accept();
            } else {
                context.reject(["publickey"]);
            }
        });
        connection.on("session", (accept) => {
            answerSession(accept(), guest);
        });
    });
    return {
        software: "ssh2",
        user: guest.user,
        serve: (socket) => {
            server.injectSocket(socket);
        },
        close: () => {
            for (const connection of connections) {
                connection.end();
            }
        },
    };
}

/** The keys in a text like authorized_keys; as in OpenSSH, a line that is no key lets nobody in. */
function parseAuthorizedKeys(text: string, parseKey: (line: string) => ParsedKey | ParsedKey[] | Error): ParsedKey[] {
    return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== "")
        .map((line) => parseKey(line))
        .flatMap((key) => (key instanceof Error ? [] : key));
}

/** The right key, and proof that the client holds its private half (the first round asks without a signature). */
export function lets(allowed: ParsedKey, context: AuthContext): boolean {
    if (context.method !== "publickey") {
        return false;
    }
    const blob = allowed.getPublicSSH();
    if (blob.length !== context.key.data.length || !timingSafeEqual(blob, context.key.data)) {
        return false;
    }
    if (!context.signature || !context.blob) {
        return true;
    }
    // Its types hide that verify returns an error, which is truthy, when it cannot judge.
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-boolean-literal-compare
    return allowed.verify(context.blob, context.signature, context.hashAlgo) === true;
}

function answerSession(session: Session, guest: Guest): void {
    session.on("pty", (accept) => {
        accept(); // a terminal, as people ask for one
    });
    session.on("shell", (accept) => {
        const channel = accept();
        channel.write(answerTo(guest, guest.user).replaceAll("\n", "\r\n"));
        channel.exit(0);
        channel.end();
    });
    session.on("exec", (accept, _reject, { command }) => {
        const channel = accept();
        channel.write(answerTo(guest, guest.user, command));
        channel.exit(0);
        channel.end();
    });
}
