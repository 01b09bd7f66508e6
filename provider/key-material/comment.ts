import { KeyMaterialError } from "./errors";
import { looksLikeKey } from "./refusal";

/**
 * What no comment may hold. Nova keeps a second line as it is, and it would reach authorized_keys; U+2028 and U+2029
 * end lines for some readers, and lone surrogates do not survive UTF-8.
 */
const control = /[\p{Cc}\p{Cs}\u2028\u2029]/u;

/**
 * Characters without width, and marks of direction: with them a terminal shows another text than there is. Variation
 * selectors, as behind ❤️, only choose a picture.
 */
const invisible = /(?!\p{Variation_Selector})[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/u;

const unfit = new RegExp(`${control.source}|${invisible.source}`, "u");
const everyUnfit = new RegExp(unfit, "gu");

/**
 * What is wrong with a comment that somebody gives for a key. Behind the key it has to be read again with it, and it is
 * sent: a private key pasted here must go nowhere.
 */
export function problemOfComment(comment: string): string | undefined {
    if (control.test(comment)) return "contains a newline or another control character: use one line";
    if (invisible.test(comment)) return "contains an invisible character (zero width or direction): type it again";
    if (looksLikeKey(comment)) return "contains what looks like a key: use plain words";
    return undefined;
}

/** The comment of a public key line. Tabs count as spaces. */
export function checkedComment(raw: string): string {
    const comment = raw.replaceAll("\t", " ").trim();
    if (control.test(comment)) {
        throw new KeyMaterialError("has a control character in its comment: type the comment again, as plain text");
    }
    if (invisible.test(comment)) {
        throw new KeyMaterialError(
            "has an invisible character (zero width or direction) in its comment: type the comment again",
        );
    }
    return comment;
}

/** Whether a comment holds what none may hold. */
export function isUnfit(comment: string): boolean {
    return unfit.test(comment);
}

/**
 * The comment inside a private key file. The key is good whatever it says, so it is cleaned instead of refused.
 */
export function cleanedComment(raw: string): string {
    return raw.replaceAll(everyUnfit, " ").trim();
}
