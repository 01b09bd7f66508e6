/** The type of a value. */
export type PropertyType =
    | "string"
    | "number"
    | "boolean"
    | "string or number"
    | "list of strings"
    | "list of numbers"
    | "map of strings"
    | "object"
    | "list of objects";

/**
 * One property of a resource, as data. What a program may pass, what is secret, what a change does, the tables in
 * docs/resources and the schema of the provider plugin come from here.
 */
export interface Property {
    /** Whole sentences, in Markdown. */
    readonly description: string;
    readonly type: PropertyType;
    /** Of a string: the closed set of its values. */
    readonly values?: readonly string[];
    /** Of a whole number: the limits. */
    readonly limits?: readonly [least: number, most: number];
    /** Of an object, or the objects of a list: their properties. */
    readonly fields?: Readonly<Record<string, Property>>;
    /** Whether there is always a value. */
    readonly required?: true;
    /** Of an argument: the value if it is absent. One that is set to it counts as absent. */
    readonly default?: string | number | boolean;
    /** The default in words, if it is not the same for all. */
    readonly defaultText?: string;
    /** Of an argument: what a change does to the resource in place, in words. Without it, a change replaces the resource. */
    readonly inPlace?: string;
    /** What is special about a replacement. */
    readonly replacement?: string;
    readonly secret?: true;
    /** Of an output: the arguments whose values it contains, so that it is secret if one of them is. */
    readonly carries?: readonly string[];
}

/** A table of properties, by name. */
export type Properties = Readonly<Record<string, Property>>;

interface ValueOfType {
    readonly string: string;
    readonly number: number;
    readonly boolean: boolean;
    readonly "string or number": string | number;
    readonly "list of strings": string[];
    readonly "list of numbers": number[];
    readonly "map of strings": Record<string, string>;
    readonly object: object;
    readonly "list of objects": object[];
}

/** The type of a property's value, for the compiler. */
export type ValueOf<P extends Pick<Property, "type" | "values">> =
    P extends Readonly<Record<"values", readonly (infer Value)[]>> ? Value : ValueOfType[P["type"]];
