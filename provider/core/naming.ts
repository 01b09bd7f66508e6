import type { Naming } from "./resource";

type Properties = Readonly<Record<string, unknown>>;

/**
 * A given name stays; a generated one is kept as long as no other is given, and another is generated where there are no
 * olds. The generated name itself, given literally, is still the generated one: with the option ignoreChanges the
 * engine gives the old inputs in the program's place, and nothing tells the two apart.
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
 * The program's arguments, without the mark of a generated name that the engine put among them: with the option
 * ignoreChanges it gives the old inputs in the program's place. A program cannot give the mark.
 */
export function withoutMark(olds: Properties | undefined, news: Properties): Properties {
    if (olds?.autoNamed !== true || news.autoNamed !== true) return news;
    const { autoNamed: _mark, ...args } = news;
    return args;
}
