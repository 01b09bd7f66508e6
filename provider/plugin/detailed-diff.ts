import { isDeepStrictEqual } from "node:util";
import { PropertyDiff } from "@pulumi/pulumi/proto/provider_pb.js";
import type { Properties } from "../core/property";
import type { Change } from "../core/resource";

type Values = Readonly<Record<string, unknown>>;

/**
 * What changes, property by property, for `--diff` and `replaceOnChanges`. The core's diff stops at the first reason
 * for an exchange, so that the other arguments that changed are added here.
 * @param before - the old arguments.
 */
export function detailedDiff(
    table: Properties,
    changes: Readonly<Record<string, Change>>,
    before: Values,
    after: Values,
): Map<string, PropertyDiff> {
    const all: Record<string, Change> = { ...changes };
    if (Object.keys(changes).length > 0) {
        for (const name of Object.keys(table)) {
            if (!isDeepStrictEqual(before[name], after[name])) all[name] ??= "update";
        }
    }
    return new Map(
        Object.entries(all).map(([name, change]) => {
            const isArgument = name in table;
            const kind = isArgument ? kindOf(before[name], after[name]) : "UPDATE";
            const diff = new PropertyDiff();
            diff.setKind(PropertyDiff.Kind[change === "replace" ? (`${kind}_REPLACE` as const) : kind]);
            // The engine shows the values of arguments. Drift is only in the state.
            diff.setInputdiff(isArgument);
            return [name, diff] as const;
        }),
    );
}

function kindOf(before: unknown, after: unknown): "ADD" | "DELETE" | "UPDATE" {
    if (before === undefined) return after === undefined ? "UPDATE" : "ADD";
    return after === undefined ? "DELETE" : "UPDATE";
}
