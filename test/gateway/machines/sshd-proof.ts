import { Duplex } from "node:stream";
import type { Client } from "ssh2";
import type { Guest } from "./guest";
import { hostKeyPem, makeHostKey, publicHostKey } from "./host-key";
import { openSshd, spawnSshd } from "./openssh";

const PATIENCE_MS = 10_000;
const COMMAND = "hostname";

/**
 * Whether somebody can log in by this sshd here, found out by doing so. To be installed is not enough: root needs the
 * user sshd and a folder for it, the account may be locked or without a shell, a shell's start-up files may print.
 */
export async function sshdLetsIn(program: string, user: string, folder: string): Promise<boolean> {
    const key = makeHostKey(); // a key pair of the right form
    const guest: Guest = {
        hostname: "proof",
        image: "",
        user,
        authorizedKeys: publicHostKey(key),
        hostKey: makeHostKey(),
    };
    const login = openSshd(program, guest, user, folder);
    const child = spawnSshd(program, folder);
    const ended = new Promise<undefined>((resolve) => {
        child.once("error", () => {
            resolve(undefined);
        });
        child.once("close", () => {
            resolve(undefined);
        });
    });
    const { default: ssh2 } = await import("ssh2");
    const client = new ssh2.Client();
    const timer = setTimeout(() => child.kill(), PATIENCE_MS);
    try {
        const sock = Duplex.from({ readable: child.stdout, writable: child.stdin });
        const answer = answerOf(client);
        client.connect({ sock, username: user, privateKey: hostKeyPem(key), readyTimeout: PATIENCE_MS });
        return (await Promise.race([answer, ended])) === `${guest.hostname}\n`;
    } catch {
        return false;
    } finally {
        clearTimeout(timer);
        client.end();
        child.kill();
        login.close();
    }
}

function answerOf(client: Client): Promise<string> {
    return new Promise((resolve, reject) => {
        client.on("error", reject);
        client.on("close", () => {
            reject(new Error("sshd hung up."));
        });
        client.on("ready", () => {
            client.exec(COMMAND, (error, channel) => {
                if (error) {
                    reject(error);
                    return;
                }
                let output = "";
                channel.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
                channel.on("close", () => {
                    resolve(output);
                });
            });
        });
    });
}
