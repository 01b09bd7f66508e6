import { SecretScanner, type Leak } from "./scanner";

/**
 * What a test file knows of secrets, and what left its processes. Everything in test/support that makes a secret tells
 * it here, and everything that hears an answer: so each test is searched for leaks without doing anything for it.
 */
const scanner = new SecretScanner();
let heard: { readonly where: string; readonly text: string }[] = [];

/** Tells of a secret: a private key, an API key, a passphrase. */
export function learn(secret: string, label: string): void {
    scanner.add(secret, label);
}

/** Forgets the secrets of a world that has ended and was searched. Nothing of it can be in another one. */
export function forgetAll(): void {
    scanner.clear();
}

/** Tells of the private keys, the password and the passphrase in a resource's properties. */
export function learnSecretsIn(properties: Readonly<Record<string, unknown>>): void {
    for (const name of ["password", "passphrase"]) {
        const value = properties[name];
        if (typeof value === "string") learn(value, `a ${name}`);
    }
    for (const value of Object.values(properties)) {
        if (typeof value === "string" && /PRIVATE KEY-----|^PuTTY-User-Key-File-/.test(value))
            learn(value, "a private key");
    }
}

/** Keeps a text that left a process until the next search. */
export function hear(where: string, text: string): void {
    heard.push({ where, text });
}

/** The secrets in a text. */
export function leaksIn(where: string, text: string | Buffer): Leak[] {
    return scanner.find(where, text);
}

/** The secrets in all that was heard since the last search. */
export function leaksHeard(): Leak[] {
    const now = heard;
    heard = [];
    return now.flatMap(({ where, text }) => scanner.find(where, text));
}

/** Fails with the places, and nothing of the secrets. */
export function refuseLeaks(leaks: readonly Leak[]): void {
    if (leaks.length === 0) return;
    const lines = leaks.map(({ where, what, how }) => `${where}: ${what} (${how})`);
    throw new Error(`Secrets leaked:\n${lines.join("\n")}`);
}
