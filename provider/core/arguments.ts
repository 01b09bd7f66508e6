import type { Property } from "./resource";
import { hasUnknown } from "./unknown";

/** Says what is wrong with a value, as a fragment that completes "<argument> …"; nothing when it is right. */
export type Validator = (value: unknown) => string | undefined;

type Values = Readonly<Record<string, unknown>>;

/** A string, and `more` says what else is wrong with it. */
export const text =
    (more: (value: string) => string | undefined = () => undefined): Validator =>
    (value) =>
        typeof value === "string" ? more(value) : "has to be a string";

/** One of a few strings. */
export const oneOf =
    (...legal: readonly string[]): Validator =>
    (value) =>
        legal.includes(value as string) ? undefined : `has to be one of ${legal.map((one) => `"${one}"`).join(", ")}`;

/** The arguments that were given a value; `null` is none. */
export function givenArguments<Name extends string>(
    table: Readonly<Record<Name, Property>>,
    news: Values,
): Partial<Record<Name, unknown>> {
    const given: Partial<Record<Name, unknown>> = {};
    for (const name of Object.keys(table) as Name[]) {
        const value = news[name];
        if (value !== undefined && value !== null) given[name] = value;
    }
    return given;
}

/**
 * Arguments that a resource does not have, as whole sentences.
 * @param resource - how a program names it: `twcc.Keypair`.
 */
export function unknownArguments(resource: string, table: Readonly<Record<string, Property>>, news: Values): string[] {
    const names = Object.keys(table);
    return Object.keys(news)
        .filter((name) => !Object.hasOwn(table, name) && news[name] !== undefined)
        .map((name) => {
            const known = names.find((one) => one.toLowerCase() === name.toLowerCase().replaceAll("_", ""));
            const shown = /^\w{1,40}$/.test(name) ? name : "One of the arguments";
            const hint = known === undefined ? `the arguments are ${names.join(", ")}` : `did you mean ${known}?`;
            return `${shown} is not an argument of ${resource}: ${hint}${known === undefined ? "." : ""}`;
        });
}

/** What is wrong with each given value by itself, as whole sentences; unknown values pass. */
export function wrongArguments(validators: Readonly<Record<string, Validator>>, given: Values): string[] {
    const problems: string[] = [];
    for (const [name, validate] of Object.entries(validators)) {
        const value = given[name];
        if (value === undefined || hasUnknown(value)) continue;
        const problem = validate(value);
        if (problem !== undefined) problems.push(`${name} ${problem}${/[.?!]$/.test(problem) ? "" : "."}`);
    }
    return problems;
}
