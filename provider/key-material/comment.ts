import { KeyMaterialError } from "./errors";
import { looksLikeKey } from "./refusals/refuse";

/**
 * Characters that no comment may contain. Nova keeps a second line, which would end up in authorized_keys. U+2028 and
 * U+2029 end lines for some readers, and lone surrogates do not survive UTF-8.
 */
const control = /[\p{Cc}\p{Cs}\u2028\u2029]/u;

/**
 * Zero-width characters and direction marks: with them, a terminal shows another text than there is. Variation
 * selectors, as in ❤️, are harmless.
 */
const invisible = /(?!\p{Variation_Selector})[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/u;

const unfit = new RegExp(`${control.source}|${invisible.source}`, "u");
const everyUnfit = new RegExp(unfit, "gu");

/**
 * What is wrong with a given comment; `undefined` if it is valid. It is stored and sent with the key, so it must be
 * readable again, and a private key that was pasted here must go nowhere.
 */
export function problemOfComment(comment: string): string | undefined {
    if (control.test(comment)) return "contains a newline or another control character: use one line";
    if (invisible.test(comment)) return "contains an invisible character (zero width or direction): type it again";
    if (looksLikeKey(comment)) return "contains what looks like a key: use plain words";
    return undefined;
}

/** The comment of a public key line; throws if it is not valid. Tabs count as spaces. */
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

/** Whether a comment contains a forbidden character. */
export function isUnfit(comment: string): boolean {
    return unfit.test(comment);
}

/**
 * The comment inside a private key file. The key works whatever the comment is, so it is cleaned and not refused.
 */
export function cleanedComment(raw: string): string {
    return raw.replaceAll(everyUnfit, " ").trim();
}
