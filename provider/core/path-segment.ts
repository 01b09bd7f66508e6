const longest = 255;

/**
 * What is wrong with a name as one segment of a URL's path; `undefined` if it is safe there. This is for existing
 * things, whoever created them; the rules for new names are stricter. Never repeats the name.
 *
 * Encoding is not enough: it does not change dots, and "." and ".." lead to another URL.
 */
export function problemOfSegment(name: string): string | undefined {
    if (name === "") return `is empty: use 1 to ${longest} characters`;
    if (/^\.{1,2}$/.test(name)) return 'is "." or "..", which means a folder in a URL: use a real name';
    const characters = Array.from(name);
    if (characters.length > longest) return `has ${characters.length} characters: use at most ${longest}`;
    const illegal = characters.findIndex((one) => /[\p{Cc}\p{Cs}/\\]/u.test(one));
    if (illegal >= 0)
        return `has a slash, a control character or an incomplete character at position ${illegal + 1}: remove it`;
    return undefined;
}
