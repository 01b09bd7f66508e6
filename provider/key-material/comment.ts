import { KeyMaterialError } from "./errors";
import { looksLikeKey } from "./refusals";

/**
 * What no comment may hold. Nova keeps a second line as it is, and it would reach authorized_keys (nova.md);
 * U+2028 and U+2029 end lines for some readers, and lone surrogates do not survive UTF-8.
 */
const unfit = /[\p{Cc}\p{Cs}\u2028\u2029]/u;
const everyUnfit = new RegExp(unfit, "gu");

/**
 * What is wrong with a comment that somebody gives for a key. Behind the key it has to be read again with it, and it is
 * sent: a private key pasted here must go nowhere.
 */
export function problemOfComment(comment: string): string | undefined {
    if (unfit.test(comment)) return "holds a newline or another control character: give one line";
    if (looksLikeKey(comment)) return "holds what looks like a key: give plain words";
    return undefined;
}

/** The comment of a public key line. Tabs count as blanks. */
export function checkedComment(raw: string): string {
    const comment = raw.replaceAll("\t", " ").trim();
    if (unfit.test(comment)) {
        throw new KeyMaterialError("has a control character in its comment: give the comment anew, as plain text");
    }
    return comment;
}

/**
 * The comment inside a private key file. The key is good whatever it says, so it is cleaned instead of refused.
 */
export function cleanedComment(raw: string): string {
    return raw.replaceAll(everyUnfit, " ").trim();
}
