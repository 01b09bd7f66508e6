import { PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import { detailedDiff } from "../../../provider/plugin/detailed-diff";

const table = Object.fromEntries(
    ["name", "comment", "keepers"].map((name) => [name, { description: "", type: "string" } as const]),
);
const names = Object.fromEntries(Object.entries(PropertyDiff.Kind).map(([name, kind]) => [kind, name]));
const shown = (...[changes, before, after]: [Parameters<typeof detailedDiff>[1], object, object]) =>
    Object.fromEntries(
        [...detailedDiff(table, changes, before as Record<string, unknown>, after as Record<string, unknown>)].map(
            ([name, diff]) => [name, `${names[diff.getKind()]!}${diff.getInputdiff() ? "" : " of the state"}`],
        ),
    );

test("adds, deletes and updates, and which of them replace", () => {
    const changes = { name: "replace", comment: "update", keepers: "update" } as const;
    expect(shown(changes, { name: "a", comment: "b" }, { name: "c", keepers: "d" })).toEqual({
        name: "UPDATE_REPLACE",
        comment: "DELETE",
        keepers: "ADD",
    });
    expect(shown({ name: "replace" }, {}, { name: "c" })).toEqual({ name: "ADD_REPLACE" });
});

test("arguments that the core's diff did not name are added, unless nothing changes", () => {
    expect(shown({ name: "replace" }, { comment: "b" }, { comment: "c" })).toEqual({
        name: "UPDATE_REPLACE",
        comment: "UPDATE",
    });
    expect(shown({}, { comment: "b" }, { comment: "c" })).toEqual({});
});

test("drift is a difference of the state", () => {
    expect(shown({ drift: "update" }, {}, {})).toEqual({ drift: "UPDATE of the state" });
});
