import type { Naming } from "../../core/resource";

/** The official client's rule (docs/contributing/twcc-api.md#sites-and-servers). */
const shortest = 6;
const longest = 16;

/** What is wrong with a name; `undefined` if it is legal. Never repeats the name. */
export function problemOfName(name: string): string | undefined {
    if (name.length < shortest || name.length > longest) {
        return `has ${name.length} characters: use ${shortest} to ${longest}, or leave it out to get a generated name`;
    }
    if (!/^[a-z]/.test(name)) return "has to start with a lower-case letter, a to z";
    const illegal = /[^a-z0-9_-]/.exec(name);
    if (illegal !== null) {
        return `has a character that TWCC does not accept at position ${illegal.index + 1}: use lower-case letters a to z, digits, - and _`;
    }
    return undefined;
}

/** Generates `<logical name>-<suffix>`, which is legal and short enough for any logical name. */
export function generateName({ logicalName, suffix }: Naming): string {
    const end = `-${suffix()}`;
    const cleaned = logicalName
        .toLowerCase()
        .replace(/[^a-z0-9_-]+/g, "-")
        .replace(/^[^a-z]+/, "")
        .slice(0, longest - end.length)
        .replace(/[-_]+$/, "");
    return `${cleaned === "" ? "vm" : cleaned}${end}`;
}
