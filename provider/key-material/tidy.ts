import { KeyMaterialError } from "./errors";
import { parsePrivateKey, readPrivateKey } from "./parse-private-key";
import { writeOpenSsh } from "./write-openssh";

/** What is wrong with key material, as a fragment that never repeats any of it; `undefined` if it can be parsed. */
export function problemOfKey(parse: (text: string) => unknown, text: string): string | undefined {
    try {
        parse(text);
        return undefined;
    } catch (error) {
        return error instanceof KeyMaterialError ? error.message : "cannot be read";
    }
}

/**
 * A private key's text in one form: the same format and the same body, between lines as the programs write them, with
 * nothing around. Programs refuse keys whose lines are indented, joined or quoted.
 */
export function tidyPrivateKey(text: string): string {
    return parsePrivateKey(text).text;
}

/**
 * A private key's text as OpenSSH reads it: tidy, and in OpenSSH's format where it cannot read the one that it is in.
 */
export function privateKeyForOpenSsh(text: string): string {
    const { file } = readPrivateKey(text);
    return file.forOpenSsh ? file.normalText() : writeOpenSsh(file.parts, file.comment);
}

/** Whether a text that a state holds is the wanted one, spelled or written as an older release has kept it. */
export function isSpellingOf(stored: string | undefined, wanted: string): boolean {
    if (stored === undefined || stored === wanted) return stored === wanted;
    try {
        return privateKeyForOpenSsh(stored) === wanted;
    } catch {
        return false;
    }
}
