import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import type { Socket } from "node:net";
import { userInfo } from "node:os";
import path from "node:path";
import { answerScript } from "./commands";
import type { Guest, LoginServer } from "./guest";
import { hostKeyPem } from "./host-key";

const USUAL_PLACES = ["/usr/sbin/sshd", "/usr/local/sbin/sshd", "/opt/homebrew/sbin/sshd"];

/** OpenSSH's server; undefined where it is not installed. */
export const installedSshd = (): string | undefined => USUAL_PLACES.find((place) => existsSync(place));

/**
 * OpenSSH's sshd as the machine's SSH server, a process for each connection: it talks to its standard input and output
 * (`-i`), so it needs no port and ends with us, however we end. Undefined where it cannot work: root needs the user sshd
 * and a folder for it. It knows only the users of this computer, so who gets in is the one that runs the gateway.
 */
export async function openSshd(program: string, guest: Guest, folder: string): Promise<LoginServer | undefined> {
    const user = ownUserName();
    if (user === undefined) {
        return undefined;
    }
    const config = writeFiles(folder, guest, user);
    if (!(await works(program, config))) {
        rmSync(folder, { recursive: true, force: true });
        return undefined;
    }
    const children = new Set<ChildProcess>();
    return {
        software: "OpenSSH",
        user,
        serve: (socket) => {
            const child = spawn(program, ["-i", "-f", config], { env: {}, stdio: ["pipe", "pipe", "ignore"] });
            children.add(child);
            child.once("close", () => children.delete(child));
            connect(socket, child);
        },
        close: () => {
            for (const child of children) {
                child.kill();
            }
            rmSync(folder, { recursive: true, force: true });
        },
    };
}

/** Undefined for a number that no user has, as in some containers. */
function ownUserName(): string | undefined {
    try {
        return userInfo().username;
    } catch {
        return undefined;
    }
}

/** The path of the configuration. */
function writeFiles(folder: string, guest: Guest, user: string): string {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const write = (name: string, content: string): string => {
        const file = path.join(folder, name);
        writeFileSync(file, content, { mode: 0o600 });
        return file;
    };
    const options = {
        HostKey: quote(write("host_key", hostKeyPem(guest.hostKey))),
        AuthorizedKeysFile: quote(write("authorized_keys", `${guest.authorizedKeys}\n`)),
        StrictModes: "no", // the folder is ours, but what it is in may be anybody's
        AllowUsers: user,
        PermitRootLogin: "prohibit-password",
        AuthenticationMethods: "publickey",
        UsePAM: "no",
        ForceCommand: `/bin/sh ${quote(write("answer.sh", answerScript(guest, user)))}`,
        PermitUserRC: "no",
        PermitUserEnvironment: "no",
        DisableForwarding: "yes",
        PrintMotd: "no",
        PrintLastLog: "no",
        PidFile: "none",
    };
    return write(
        "sshd_config",
        Object.entries(options)
            .map(([name, value]) => `${name} ${value}\n`)
            .join(""),
    );
}

/** Whether sshd takes the configuration and finds what it needs on this computer. */
function works(program: string, config: string): Promise<boolean> {
    return new Promise((resolve) => {
        execFile(program, ["-t", "-f", config], { env: {}, timeout: 10_000 }, (error) => {
            resolve(error === null);
        });
    });
}

function connect(socket: Socket, child: ChildProcess): void {
    const hangUp = () => {
        socket.destroy();
        child.kill();
    };
    for (const end of [socket, child, child.stdin, child.stdout]) {
        end?.on("error", hangUp);
    }
    socket.once("close", hangUp);
    child.once("close", () => socket.end());
    if (child.stdin && child.stdout) {
        socket.pipe(child.stdin);
        child.stdout.pipe(socket);
    }
}

const quote = (file: string): string => `"${file}"`;
