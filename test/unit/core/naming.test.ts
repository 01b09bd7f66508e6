import { withoutHidden } from "../../../provider/core/hidden-inputs";
import { marks, nameOrGenerated } from "../../../provider/core/naming";
import type { NameProposal } from "../../../provider/core/resource";

const rules = {
    generate: () => "web-0123abc",
    problemOf: (name: string) => (name.includes(".") ? "has a dot" : undefined),
};
const named = (given: unknown, olds: Record<string, unknown> | undefined, proposal?: NameProposal) =>
    nameOrGenerated(
        given,
        olds,
        { logicalName: "web", suffix: () => "", ...(proposal !== undefined && { proposal }) },
        rules,
    );
const propose = (name: string) => ({ mode: "propose", name }) as const;

test.each([
    ["a given name", "given", undefined, undefined, {}],
    ["none", undefined, undefined, undefined, { name: "web-0123abc", autoNamed: true }],
    ["a proposed one", undefined, undefined, propose("proposed"), { name: "proposed", nameProposed: true }],
    [
        "a generated one stays",
        undefined,
        { name: "old", autoNamed: true },
        propose("new"),
        { name: "old", autoNamed: true },
    ],
    [
        "a proposed one stays when another is proposed",
        undefined,
        { name: "old", nameProposed: true },
        propose("new"),
        { name: "old", nameProposed: true },
    ],
    [
        "a proposed one stays when names are disabled",
        undefined,
        { name: "old", nameProposed: true },
        { mode: "disable" } as const,
        { name: "old", nameProposed: true },
    ],
    ["a name that is given now", "given", { name: "old", nameProposed: true }, propose("new"), {}],
    ["the old one, given", "old", { name: "old", nameProposed: true }, undefined, { name: "old", nameProposed: true }],
])("%s", (_what, given, olds, proposal, inputs) => {
    expect(named(given, olds, proposal)).toEqual({ inputs, failures: [], warnings: [] });
});

test("a name that is not legal is refused if it is enforced, and else replaced with a warning", () => {
    expect(named(undefined, undefined, { mode: "enforce", name: "a.b" })).toEqual({
        inputs: {},
        failures: ['The name that pulumi:autonaming gives to "web" has a dot. Change pulumi:autonaming, or set name.'],
        warnings: [],
    });
    expect(named(undefined, undefined, propose("a.b"))).toEqual({
        inputs: { name: "web-0123abc", autoNamed: true },
        failures: [],
        warnings: ['The name that pulumi:autonaming gives to "web" has a dot. A generated name is used instead.'],
    });
});

test("without automatic names, one has to be given", () => {
    expect(named(undefined, undefined, { mode: "disable" }).failures).toEqual([
        "name is missing: set one, since pulumi:autonaming is disabled.",
    ]);
    expect(named("given", undefined, { mode: "disable" }).failures).toEqual([]);
});

test("only the mark of the old inputs is taken for the engine's", () => {
    expect(withoutHidden(marks, { nameProposed: true }, { name: "x", nameProposed: true })).toEqual({ name: "x" });
    expect(withoutHidden(marks, { autoNamed: true }, { name: "x", nameProposed: true })).toEqual({
        name: "x",
        nameProposed: true,
    });
    expect(withoutHidden(marks, undefined, { autoNamed: true })).toEqual({ autoNamed: true });
});
