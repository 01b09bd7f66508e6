import fc from "fast-check";
import type { Args } from "./arguments";

/** What the engine puts in place of the program's arguments: all of the old inputs, or those of some names. */
export type Kept = "*" | readonly string[];

/** What check is given where the program says `args` and the option ignoreChanges names `kept`. */
export function ignoring(args: Args, olds: Args, kept: Kept): Args {
    if (kept === "*") return { ...olds };
    const others = Object.entries(args).filter(([name]) => !kept.includes(name));
    return Object.fromEntries([...others, ...Object.entries(olds).filter(([name]) => kept.includes(name))]);
}

export const keptOf = (names: readonly string[]): fc.Arbitrary<Kept> =>
    fc.oneof({ weight: 1, arbitrary: fc.constant("*" as const) }, { weight: 4, arbitrary: fc.subarray([...names]) });

let generated = 0;
/** Every name that is generated differs from all others. */
export const naming = { logicalName: "web", suffix: () => (++generated).toString(16).padStart(7, "0") };
