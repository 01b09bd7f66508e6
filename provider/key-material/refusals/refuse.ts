import { KeyMaterialError } from "../errors";

/** A common mistake, and what to say about it. */
export interface Refusal {
    readonly when: RegExp | ((text: string) => boolean);
    readonly message: string | ((text: string) => string);
}

/** Refuses a text with the first match in the table. */
export function refuse(table: readonly Refusal[], text: string): void {
    const found = table.find(({ when }) => (typeof when === "function" ? when(text) : when.test(text)));
    if (found === undefined) return;
    throw new KeyMaterialError(typeof found.message === "function" ? found.message(text) : found.message);
}

/** The start of a public key line, anywhere in a text. */
const keyStart = /(?:^|[\s,])(?:sk-)?(?:ssh|ecdsa)-[\w@.-]{1,60}[ \t]+AAAA/;
const everyKeyStart = new RegExp(keyStart, "g");

export function countKeys(text: string): number {
    return text.match(everyKeyStart)?.length ?? 0;
}

/** Whether a text looks like a key, or contains one. */
export function looksLikeKey(text: string): boolean {
    return countKeys(text) > 0 || /---- ?BEGIN |PuTTY-User-Key-File-/i.test(text);
}
