import { problemOfPlatform } from "../../configuration";
import type { Validator } from "../../core/arguments";
import { problemOfSegment } from "../../core/path-segment";
import { validatorsOf } from "../../core/properties";
import { strings, text, wholeNumber } from "../../core/validators";
import { problemOfName } from "./name";
import { instanceArguments } from "../properties";

/** Most arguments are sent as HTTP headers, where only printable ASCII is safe. */
const header = text((value) => {
    if (value === "") return "is empty: set a value, or leave it out";
    if (/^ | $/.test(value)) return "starts or ends with a space: remove it";
    const illegal = /[^\x20-\x7e]/.exec(value);
    return illegal === null
        ? undefined
        : `has a character that cannot be sent at position ${illegal.index + 1}: use printable ASCII`;
});

const nameOrNumber: Validator = (value) =>
    typeof value === "number" ? wholeNumber(1, Number.MAX_SAFE_INTEGER)(value) : header(value);

const listed: Validator = (value) => {
    if (!Array.isArray(value)) return "has to be a list of names";
    const problem = value.map((one) => header(one)).find((one) => one !== undefined);
    if (problem !== undefined) return `has a wrong entry: it ${problem}`;
    // They are sent as a list with commas.
    return value.some((one: string) => one.includes(","))
        ? "has an entry with a comma: pass each name as an entry of its own"
        : undefined;
};

/**
 * The rules for single arguments that the table cannot express; types, closed sets and limits are in properties.ts. No
 * message repeats a value, which could be a secret in the wrong place.
 */
export const validators = validatorsOf(instanceArguments, {
    name: text(problemOfName),
    // It is also looked up, as a part of a URL.
    keypair: text((value) => header(value) ?? problemOfSegment(value)),
    password: header,
    project: nameOrNumber,
    solution: nameOrNumber,
    image: header,
    flavor: header,
    network: header,
    staticIp: text((value) =>
        /^\d{1,3}(\.\d{1,3}){3}$/.test(value) ? undefined : "has to be an IPv4 address like 203.0.113.7",
    ),
    securityGroups: listed,
    availabilityZone: header,
    description: text((value) =>
        // TWCC might clean such a text, which would then always differ.
        /^\s|\s$|\p{Cc}/u.test(value) ? "has to be one line, without spaces around it" : undefined,
    ),
    keepers: strings("{ key: key.fingerprint }"),
    platform: text(problemOfPlatform),
});
