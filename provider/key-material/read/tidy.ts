import { KeyMaterialError } from "../errors";
import { parsePrivateKey, readPrivateKey } from "./parse-private-key";
import { writeOpenSsh } from "../write/write-openssh";

/** What is wrong with key material, as a fragment that never repeats it; `undefined` if it can be parsed. */
export function problemOfKey(parse: (text: string) => unknown, text: string): string | undefined {
    try {
        parse(text);
        return undefined;
    } catch (error) {
        return problemOf(error);
    }
}

/** What a failed parse says is wrong with the key material, as such a fragment. */
export function problemOf(error: unknown): string {
    return error instanceof KeyMaterialError ? error.message : "cannot be read";
}

/**
 * The text of a private key in a standard form: the same format and body, between the lines that programs write, with
 * nothing around. Programs refuse keys whose lines are indented, joined or quoted.
 */
export function tidyPrivateKey(text: string): string {
    return parsePrivateKey(text).text;
}

/**
 * The text of a private key in a form that OpenSSH reads: tidy, and converted to OpenSSH's format if necessary.
 */
export function privateKeyForOpenSsh(text: string): string {
    const { file } = readPrivateKey(text);
    return file.forOpenSsh ? file.normalText() : writeOpenSsh(file.parts, file.comment);
}

/** Whether a text in a state is the wanted key, perhaps in the form in which an older release stored it. */
export function isSpellingOf(stored: string | undefined, wanted: string): boolean {
    if (stored === undefined || stored === wanted) return stored === wanted;
    try {
        return privateKeyForOpenSsh(stored) === wanted;
    } catch {
        return false;
    }
}
