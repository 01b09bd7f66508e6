import { formsOfBytes, formsOfText, type Form } from "./forms";
import { privateNumbers } from "./private-numbers";

/** Where a secret was found. It never holds any of it, since a failed test prints it. */
export interface Leak {
    readonly where: string;
    /** The secret's label, or what the text looks like. */
    readonly what: string;
    readonly how: string;
}

/** Pieces of this length are indexed … */
const pieceLength = 16;
/** … and looked for at every fifth place, so that each stretch of 20 characters of a secret is found. */
const stride = 5;
/** Shorter ones would be found by chance. */
const shortest = 8;

/** What no text of ours may look like, whether or not the key is known. */
const looksLikeKey = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----|PuTTY-User-Key-File-\d: /;

/** Looks for secrets, whole and in pieces, in every form of forms.ts. */
export class SecretScanner {
    private readonly known = new Map<string, string>();
    private readonly pieces = new Map<string, Omit<Leak, "where">>();
    private readonly shorts: (Form & { readonly what: string })[] = [];

    /** @param label - names the secret in a finding, without telling it. */
    add(secret: string, label: string): void {
        if (this.known.has(secret) || secret.length < shortest) return;
        this.known.set(secret, label);
        const numbers = privateNumbers(secret);
        const forms = numbers === undefined ? formsOfText(secret) : numbers.flatMap(formsOfBytes);
        for (const form of forms) this.index(form, label);
    }

    /** Forgets all secrets: a map holds the pieces of a few thousand keys only. */
    clear(): void {
        this.known.clear();
        this.pieces.clear();
        this.shorts.length = 0;
    }

    /** How many secrets are looked for. */
    get size(): number {
        return this.known.size;
    }

    find(where: string, text: string | Buffer): Leak[] {
        const found = new Map<string, Leak>();
        const note = (what: string, how: string) => found.set(`${what} ${how}`, { where, what, how });
        const bytes = (typeof text === "string" ? Buffer.from(text) : text).toString("latin1");
        for (let at = 0; at + pieceLength <= bytes.length; at += stride) {
            const hit = this.pieces.get(bytes.slice(at, at + pieceLength));
            if (hit !== undefined) note(hit.what, hit.how);
        }
        for (const { what, how, text: short } of this.shorts) {
            if (bytes.includes(short)) note(what, how);
        }
        if (looksLikeKey.test(bytes)) note("a private key", "by its first line");
        return [...found.values()];
    }

    private index({ how, text }: Form, what: string): void {
        if (text.length < pieceLength + stride - 1) {
            if (text.length >= shortest) this.shorts.push({ how, text, what });
            return;
        }
        for (let at = 0; at + pieceLength <= text.length; at++) {
            const piece = text.slice(at, at + pieceLength);
            if (!this.pieces.has(piece)) this.pieces.set(piece, { what, how });
        }
    }
}
