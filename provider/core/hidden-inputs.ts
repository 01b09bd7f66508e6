import { isDeepStrictEqual } from "node:util";

type Properties = Readonly<Record<string, unknown>>;

/**
 * The program's arguments, without what an earlier check added to them. With the option ignoreChanges the engine passes
 * the old inputs, which include it. A program cannot set it itself.
 * @param hidden - the names of the inputs that check adds.
 */
export function withoutHidden(hidden: readonly string[], olds: Properties | undefined, news: Properties): Properties {
    const isHidden = (name: string) => hidden.includes(name) && isDeepStrictEqual(news[name], olds?.[name]);
    return Object.fromEntries(Object.entries(news).filter(([name]) => !isHidden(name)));
}
