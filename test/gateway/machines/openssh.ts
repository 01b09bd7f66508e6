import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import type { Socket } from "node:net";
import { userInfo } from "node:os";
import path from "node:path";
import { answerScript } from "./commands";
import type { Guest, LoginServer } from "./guest";
import { hostKeyPem } from "./host-key";

const USUAL_PLACES = ["/usr/sbin/sshd", "/usr/local/sbin/sshd", "/opt/homebrew/sbin/sshd"];

const CONFIG = "sshd_config";

/** OpenSSH's server; undefined where it is not installed. */
export const installedSshd = (): string | undefined => USUAL_PLACES.find((place) => existsSync(place));

/** Undefined for a number that no user has, as in some containers. */
export function ownUserName(): string | undefined {
    try {
        return userInfo().username;
    } catch {
        return undefined;
    }
}

/**
 * OpenSSH's sshd as the machine's SSH server, a process for each connection: it talks to its standard input and output
 * (`-i`), so it needs no port and ends with us, however we end. It knows only the users of this computer, so who gets in
 * is the one that runs the gateway.
 */
export function openSshd(program: string, guest: Guest, user: string, folder: string): LoginServer {
    writeFiles(folder, guest, user);
    const children = new Set<ChildProcess>();
    return {
        software: "OpenSSH",
        user,
        serve: (socket) => {
            const child = spawnSshd(program, folder);
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

/** For one connection; `folder` has been written by openSshd. What it has to say (`-e`) is not for the system's log. */
export function spawnSshd(program: string, folder: string) {
    return spawn(program, ["-i", "-e", "-f", path.join(folder, CONFIG)], {
        env: {},
        stdio: ["pipe", "pipe", "ignore"],
    });
}

function writeFiles(folder: string, guest: Guest, user: string): void {
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
    write(
        CONFIG,
        Object.entries(options)
            .map(([name, value]) => `${name} ${value}\n`)
            .join(""),
    );
}

function connect(socket: Socket, child: ReturnType<typeof spawnSshd>): void {
    const hangUp = () => {
        socket.destroy();
        child.kill();
    };
    for (const end of [socket, child, child.stdin, child.stdout]) {
        end.on("error", hangUp);
    }
    socket.once("close", hangUp);
    child.once("close", () => socket.end());
    socket.pipe(child.stdin);
    child.stdout.pipe(socket);
}

const quote = (file: string): string => `"${file}"`;
