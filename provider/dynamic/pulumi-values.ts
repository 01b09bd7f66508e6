import { unknown } from "../core/unknown";

/** How an unknown value reaches a dynamic provider (docs/contributing/pulumi-engine.md#unknown-values). */
export const unknownOnTheWire = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Properties that belong to the engine and to this adapter, not to the resource. */
const notOurs: ReadonlySet<string> = new Set(["__provider", "logicalName"]);

/** Converts properties from the engine's form to the core's. */
export function fromWire(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return mapProperties(properties, (value) => (value === unknownOnTheWire ? unknown : value), notOurs);
}

/**
 * Converts properties from the core's form to the engine's: without `undefined`, which fails there
 * (docs/contributing/pulumi-engine.md#outputs).
 */
export function toWire(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return mapProperties(properties, (value) => (value === unknown ? unknownOnTheWire : value), new Set());
}

function mapProperties(
    properties: Readonly<Record<string, unknown>>,
    leaf: (value: unknown) => unknown,
    omitted: ReadonlySet<string>,
): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(properties)) {
        if (value !== undefined && !omitted.has(name)) result[name] = mapValue(value, leaf);
    }
    return result;
}

function mapValue(value: unknown, leaf: (value: unknown) => unknown): unknown {
    if (Array.isArray(value)) return value.map((one: unknown) => mapValue(one, leaf));
    if (typeof value === "object" && value !== null) {
        return mapProperties(value as Record<string, unknown>, leaf, new Set());
    }
    return leaf(value);
}
