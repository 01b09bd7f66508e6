import { KeyMaterialError } from "./errors";

/** What is wrong with key material, as a fragment that never repeats any of it; nothing when it can be parsed. */
export function problemOfKey(parse: (text: string) => unknown, text: string): string | undefined {
    try {
        parse(text);
        return undefined;
    } catch (error) {
        return error instanceof KeyMaterialError ? error.message : "cannot be read";
    }
}

/** A private key's text in one form: line ends of Unix, no blanks around it, one line end after it. */
export function tidyPrivateKey(text: string): string {
    return `${text.replace(/\r\n?/g, "\n").trim()}\n`;
}
