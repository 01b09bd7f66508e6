import type { Naming } from "../../core/resource";

/** The longest name that OpenStack accepts. */
const longest = 255;

/**
 * What is wrong with the name of a new key pair, by the measured rules of OpenStack; `undefined` if it is legal. An
 * existing key pair may have other names. Never repeats the name.
 */
export function problemOfName(name: string): string | undefined {
    if (name === "") return "is empty: use 1 to 255 characters, or leave it out to get a generated name";
    if (name.length > longest) return `has ${name.length} characters: use at most ${longest}`;
    if (/^\s|\s$/.test(name)) return "starts or ends with a space: remove it";
    const illegal = /[^A-Za-z0-9 _-]/.exec(name);
    if (illegal !== null) {
        return `has a character that TWCC does not accept at position ${illegal.index + 1}: use letters A to Z, digits, spaces, - and _`;
    }
    return undefined;
}

/** The claim of a key pair: only one resource of a program may have it. */
export function claimOf(platform: string, name: string): string {
    return `keypairs/${platform}/${name}`;
}

/** Generates `<logical name>-<suffix>`, which is legal and short enough for any logical name. */
export function generateName({ logicalName, suffix }: Naming): string {
    const end = `-${suffix()}`;
    const cleaned = logicalName
        .replace(/[^A-Za-z0-9_-]+/g, "-")
        .slice(0, longest - end.length)
        .replace(/^[-_]+|[-_]+$/g, "");
    return `${cleaned === "" ? "keypair" : cleaned}${end}`;
}
