import type { Properties, Property } from "../core/property";
import { replaces } from "../core/properties";

/** A part of a schema, in the form of Pulumi's package schemas. */
export type Spec = Readonly<Record<string, unknown>>;

/** The types that properties refer to, by token. */
export type Types = Record<string, Spec>;

const integer = { type: "integer" };
const string = { type: "string" };

/**
 * The specification of a table's properties. Types that need a name are added to `types`.
 * @param owner - what the properties belong to, for the names of nested types: `Keypair`.
 */
export function propertySpecs(owner: string, properties: Properties, types: Types): Record<string, Spec> {
    return Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [
            name,
            {
                ...typeSpec(owner, name, property, types),
                description: describe(property),
                ...(property.secret === true && { secret: true }),
            },
        ]),
    );
}

/** The specification of arguments: as for other properties, and which changes replace. */
export function argumentSpecs(owner: string, table: Properties, types: Types): Record<string, Spec> {
    const specs = propertySpecs(owner, table, types);
    return Object.fromEntries(
        Object.entries(table).map(([name, argument]) => [
            name,
            { ...specs[name], ...(replaces(argument) && { willReplaceOnChanges: true }) },
        ]),
    );
}

/** The names of the properties that are always there. */
export function requiredOf(table: Properties): string[] {
    return Object.keys(table).filter((name) => table[name]?.required === true);
}

/** The token of a type, as a reference needs it. */
export const token = (name: string): string => `twcc:index:${name}`;

const reference = (name: string): Spec => ({ $ref: `#/types/${token(name)}` });

function typeSpec(owner: string, name: string, property: Property, types: Types): Spec {
    const { type, values, fields } = property;
    if (values !== undefined) return closedSet(name, values, types);
    if (fields !== undefined) {
        const nested = object(type === "object" ? owner + capitalised(name) : owner + singular(name), fields, types);
        return type === "object" ? nested : { type: "array", items: nested };
    }
    switch (type) {
        case "number":
            return integer;
        case "string or number":
            return { oneOf: [string, integer] };
        case "list of strings":
            return { type: "array", items: string };
        case "list of numbers":
            return { type: "array", items: integer };
        case "map of strings":
            return { type: "object", additionalProperties: string };
        default:
            return { type };
    }
}

/** A closed set is named after its argument: `algorithm` takes an `Algorithm`. */
function closedSet(argument: string, values: readonly string[], types: Types): Spec {
    const name = capitalised(argument);
    types[token(name)] = { type: "string", enum: values.map((value) => ({ name: memberName(value), value })) };
    return reference(name);
}

function object(name: string, fields: Properties, types: Types): Spec {
    const plain = Object.entries(fields).map(([field, { values, ...property }]) => {
        const said = values === undefined ? "" : ` One of ${values.map((value) => `\`${value}\``).join(", ")}.`;
        return [field, { ...property, description: property.description + said }] as const;
    });
    types[token(name)] = {
        type: "object",
        properties: propertySpecs(name, Object.fromEntries(plain), types),
        required: requiredOf(fields),
    };
    return reference(name);
}

/** The name of a closed set's member: `block_storage-hdd` is `BlockStorageHdd`. */
export function memberName(value: string): string {
    const words = value.split(/[-_]/);
    return words.length === 1 ? capitalised(value) : words.map((word) => capitalised(word.toLowerCase())).join("");
}

/** A word with its first letter in upper case. */
export const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const singular = (word: string): string => capitalised(word).replace(/s$/, "");

/** The description, without links into the docs, and with the limits and the default. */
function describe({ description, limits, default: value, defaultText }: Property): string {
    const plain = description.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1");
    const range = limits === undefined ? "" : ` ${limits[0]} to ${limits[1]}.`;
    const shown = value === undefined || value === "" ? defaultText : `\`${value}\``;
    return `${plain}${range}${shown === undefined ? "" : ` Default: ${shown}.`}`;
}
