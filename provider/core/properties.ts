import type { Validator } from "./arguments";
import type { Properties, Property } from "./property";
import { oneOf, text, trueOrFalse, wholeNumber } from "./validators";

/** The names of the secret properties in a table. */
export function secretsOf(properties: Readonly<Record<string, Pick<Property, "description" | "secret">>>): string[] {
    return Object.keys(properties).filter((name) => properties[name]?.secret === true);
}

/** The values of absent arguments, by name, for those that have a default. */
type Defaults<Table extends Properties> = {
    readonly [
        Name in keyof Table as Table[Name] extends { readonly default: unknown } ? Name : never
    ]: Table[Name] extends {
        readonly default: infer Value;
    }
        ? Value
        : never;
};

/** The values of absent arguments. */
export function defaultsOf<Table extends Properties>(table: Table): Defaults<Table> {
    const given = Object.entries(table).filter(([, property]) => property.default !== undefined);
    return Object.fromEntries(given.map(([name, property]) => [name, property.default])) as Defaults<Table>;
}

/** Whether a change of this argument replaces the resource. */
export const replaces = ({ inPlace }: Property): boolean => inPlace === undefined;

/**
 * The rules for each argument: what the table says, and more for single ones.
 * @param more - the rules for what a table cannot say.
 */
export function validatorsOf<Name extends string>(
    table: Readonly<Record<Name, Property>>,
    more: Readonly<Partial<Record<Name, Validator>>>,
): Readonly<Record<Name, Validator>> {
    const names = Object.keys(table) as Name[];
    return Object.fromEntries(names.map((name) => [name, more[name] ?? validatorOf(name, table[name])])) as Readonly<
        Record<Name, Validator>
    >;
}

function validatorOf(name: string, { type, values, limits }: Property): Validator {
    if (values !== undefined) return oneOf(...values);
    if (type === "boolean") return trueOrFalse;
    if (type === "number" && limits !== undefined) return wholeNumber(...limits);
    if (type === "string") return text();
    throw new Error(`The argument ${name} needs a rule of its own.`);
}
