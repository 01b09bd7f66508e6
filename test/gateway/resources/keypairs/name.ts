import { coded, type Refusal } from "../../http/refusal";

const SAFE = "_- 0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const MAX_LENGTH = 255;

interface Rule {
    readonly broken: (name: string) => boolean;
    readonly message: (name: string) => string;
}

/** Nova's rules for names and its words, in its order (docs/contributing/twcc-api.md#names-of-key-pairs). */
const RULES: readonly Rule[] = [
    { broken: (name) => name === "", message: (name) => schemaMessage(name, "is too short") },
    { broken: (name) => Array.from(name).length > MAX_LENGTH, message: (name) => schemaMessage(name, "is too long") },
    {
        broken: (name) => name.trim() !== name,
        message: () => nameMessage("printable characters. Can not start or end with whitespace."),
    },
    {
        broken: (name) => Array.from(name).some((character) => !SAFE.includes(character)),
        message: () => nameMessage(`Only expected characters: [${SAFE}]`),
    },
];

/** The refusal of a name that Nova does not take; undefined for a good one. */
export function refusalOfName(name: string): Refusal | undefined {
    const rule = RULES.find((one) => one.broken(name));
    return rule && coded(40001, rule.message(name));
}

const schemaMessage = (name: string, what: string): string =>
    `Invalid input for field/attribute name. Value: ${name}. '${name}' ${what}`;

const nameMessage = (what: string): string => `An invalid 'name' value was provided. The name must be: ${what}`;
