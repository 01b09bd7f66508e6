import { hasUnknown } from "./unknown";

/** Says what is wrong with a value, as a fragment that completes "<argument> …"; `undefined` if it is valid. */
export type Validator = (value: unknown) => string | undefined;

/** Arguments by name. Absent ones are missing, and any may be unknown during a preview. */
export type Given<Name extends string> = Readonly<Partial<Record<Name, unknown>>>;

/** The arguments of a resource that are given. */
export function givenArguments<Name extends string>(
    names: readonly Name[],
    news: Readonly<Record<string, unknown>>,
): Given<Name> {
    const given: Partial<Record<Name, unknown>> = {};
    for (const name of names) {
        const value = news[name];
        if (value !== undefined && value !== null) given[name] = value;
    }
    return given;
}

/** What is wrong with the names of arguments, as whole sentences. No message repeats a value. */
export function unknownArguments(
    token: string,
    names: readonly string[],
    news: Readonly<Record<string, unknown>>,
): string[] {
    return Object.keys(news)
        .filter((name) => !names.includes(name) && news[name] !== undefined)
        .map((name) => {
            const known = names.find((one) => one.toLowerCase() === name.toLowerCase().replaceAll("_", ""));
            const shown = /^\w{1,40}$/.test(name) ? name : "One of the arguments";
            const hint = known === undefined ? `the arguments are ${names.join(", ")}` : `did you mean ${known}?`;
            return `${shown} is not an argument of ${token.replace(":", ".")}: ${hint}${known === undefined ? "." : ""}`;
        });
}

/** What is wrong with each value by itself, as whole sentences. */
export function wrongArguments<Name extends string>(
    validators: Readonly<Record<Name, Validator>>,
    given: Given<Name>,
): string[] {
    const problems: string[] = [];
    for (const name of Object.keys(validators) as Name[]) {
        const value = given[name];
        if (value === undefined || hasUnknown(value)) continue;
        const problem = validators[name](value);
        if (problem !== undefined) problems.push(sentence(name, problem));
    }
    return problems;
}

/** A whole sentence about an argument, from the fragment that says what is wrong with it, or with its element: "[0] …". */
export function sentence(argument: string, problem: string): string {
    return `${argument}${problem.startsWith("[") ? "" : " "}${problem}${/[.?!]$/.test(problem) ? "" : "."}`;
}
