import fc from "fast-check";
import { check as checkInstance } from "../../../provider/instance/arguments/check";
import { instanceArguments } from "../../../provider/instance/properties";
import { check as checkKeypair } from "../../../provider/keypair/arguments/check";
import { keypairArguments } from "../../../provider/keypair/properties";
import { right, view as instanceView } from "../instance/view";
import { view } from "../keypair/view";
import type { Args } from "./arguments";
import { ignoring, keptOf, naming } from "./ignoring";
import { options } from "./runs";

/** A name that was given; none, so that one is generated; or, on purpose, the one that was generated before. */
const names = (...given: string[]) => fc.constantFrom(undefined, undefined, "the generated one", ...given);
const named = (args: Args, name: string | undefined, before: unknown): Args => {
    if (name === undefined) return args;
    return { ...args, name: name === "the generated one" ? before : name };
};

/**
 * A model of names: whose the name is decides. One that was generated stays as long as the program gives no other, also
 * after it was given literally; a given one stays as long as it is given.
 */
test.each([
    ["a key pair", checkKeypair, keypairArguments, view, {}, ["key-one", "key-two"]] as const,
    ["an instance", checkInstance, instanceArguments, instanceView, right, ["vm-one", "vm-two"]] as const,
])(
    "%s is replaced by its name exactly when the program gives another one",
    (_kind, check, all, context, args, given) => {
        const round = fc.record({
            name: names(...given),
            kept: fc.option(keptOf([...Object.keys(all), "autoNamed"])),
        });
        fc.assert(
            fc.property(names(...given), fc.array(round, { minLength: 1, maxLength: 6 }), (first, rounds) => {
                let olds = check(context, undefined, named(args, first, "made-up"), naming).inputs;
                let isDrawn = first === undefined;
                for (const { name, kept } of rounds) {
                    const before = olds.name;
                    const program = named(args, name, before);
                    const news = kept === null ? program : ignoring(program, olds, kept);
                    const { inputs, failures } = check(context, olds, news, naming);
                    expect(failures).toEqual([]);
                    const ignored = kept !== null && (kept === "*" || kept.includes("name"));
                    const stays = ignored || (program.name === undefined ? isDrawn : program.name === before);
                    expect([inputs.name === before, program]).toEqual([stays, program]);
                    // A replacement is checked once more, as the program has it.
                    olds = stays ? inputs : check(context, undefined, program, naming).inputs;
                    isDrawn = stays ? isDrawn : program.name === undefined;
                    expect(olds.autoNamed === true).toBe(isDrawn);
                }
            }),
            options(0.25),
        );
    },
);

test.each([
    ["a key pair", (olds: Args | undefined, news: Args) => checkKeypair(view, olds, news, naming)],
    [
        "an instance",
        (olds: Args | undefined, news: Args) => checkInstance(instanceView, olds, { ...right, ...news }, naming),
    ],
])("%s does not take the mark of a generated name from a program", (_kind, check) => {
    const refused = [expect.stringMatching(/^autoNamed is not an argument of /)];
    expect(check(undefined, { autoNamed: true }).failures).toEqual(refused);
    expect(check(undefined, { autoNamed: true, name: "my-name" }).failures).toEqual(refused);
    expect(check({ name: "my-name" }, { autoNamed: true, name: "my-name" }).failures).toEqual(refused);
    expect(check({ name: "my-name", autoNamed: true }, { autoNamed: "yes" }).failures).toEqual(refused);
});
