import type { Naming } from "./resource";

type Properties = Readonly<Record<string, unknown>>;

/**
 * A given name stays. A generated name stays until another name is given; without old inputs a new one is generated. A
 * program that sets the generated name literally gets the generated name: with the option ignoreChanges the engine
 * passes the old inputs instead of the program's, which looks the same.
 */
export function nameOrGenerated(
    given: unknown,
    olds: Properties | undefined,
    naming: Naming,
    generate: (naming: Naming) => string,
): { readonly name?: string; readonly autoNamed?: true } {
    const kept = olds?.autoNamed === true && typeof olds.name === "string" ? olds.name : undefined;
    if (given !== undefined && given !== kept) return {};
    return { name: kept ?? generate(naming), autoNamed: true };
}

/**
 * The program's arguments, without the mark of a generated name. With the option ignoreChanges the engine passes the
 * old inputs, which include it. A program cannot set the mark.
 */
export function withoutMark(olds: Properties | undefined, news: Properties): Properties {
    if (olds?.autoNamed !== true || news.autoNamed !== true) return news;
    const { autoNamed: _mark, ...args } = news;
    return args;
}
