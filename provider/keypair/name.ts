import type { Naming } from "../core/resource";

/** The longest name that OpenStack takes (nova.md). */
const longest = 255;

/** What is wrong with a name by the rules that nova.md measured; nothing when it is legal. Never repeats the name. */
export function problemOfName(name: string): string | undefined {
    if (name === "") return "is empty: give 1 to 255 characters, or leave it out to get a name drawn";
    if (name.length > longest) return `has ${name.length} characters: give at most ${longest}`;
    if (/^\s|\s$/.test(name)) return "begins or ends with a blank: remove it";
    const illegal = /[^A-Za-z0-9 _-]/.exec(name);
    if (illegal !== null) {
        return `holds a character, number ${illegal.index + 1}, that TWCC does not take: use letters A to Z, digits, blanks, - and _`;
    }
    return undefined;
}

/** What only one resource of a program may stand for: all of them are on the configured platform. */
export function claimOf(name: string): string {
    return `keypairs/${name}`;
}

/** Draws `<logical name>-<suffix>`, made legal and short enough for any logical name. */
export function drawName({ logicalName, suffix }: Naming): string {
    const end = `-${suffix()}`;
    const cleaned = logicalName
        .replace(/[^A-Za-z0-9_-]+/g, "-")
        .slice(0, longest - end.length)
        .replace(/^[-_]+|[-_]+$/g, "");
    return `${cleaned === "" ? "keypair" : cleaned}${end}`;
}
