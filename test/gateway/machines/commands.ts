import type { Guest } from "./guest";

/** The commands that a machine knows, with what it prints. Nothing is ever run. */
function knownCommands(guest: Guest, user: string): Readonly<Record<string, string>> {
    return {
        hostname: guest.hostname,
        whoami: user,
        "cat /etc/os-release": `PRETTY_NAME="${guest.image}"`,
    };
}

const greeting = (guest: Guest): string =>
    `Hello from ${guest.hostname} (${guest.image}), a stand-in of the local TWCC gateway.`;

/** What a machine prints for a command, or for a login without one. */
export function answerTo(guest: Guest, user: string, command = ""): string {
    const known = knownCommands(guest, user);
    if (Object.hasOwn(known, command)) {
        return `${known[command] ?? ""}\n`;
    }
    return `${greeting(guest)}${command === "" ? "" : ` It did not run: ${command}`}\n`;
}

/** The same as a program for sh, which finds the command where OpenSSH's ForceCommand puts it. */
export function answerScript(guest: Guest, user: string): string {
    const known = Object.entries(knownCommands(guest, user)).map(
        ([command, output]) => `${quote(command)}) printf '%s\\n' ${quote(output)} ;;`,
    );
    return [
        'case "$SSH_ORIGINAL_COMMAND" in',
        ...known,
        `'') printf '%s\\n' ${quote(greeting(guest))} ;;`,
        `*) printf '%s It did not run: %s\\n' ${quote(greeting(guest))} "$SSH_ORIGINAL_COMMAND" ;;`,
        "esac",
        "",
    ].join("\n");
}

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
