import { secretsOf } from "../core/properties";
import type { Properties } from "../core/property";

type Names = ReadonlySet<string>;

/** The secret arguments: those of the table, and those that the user made secret. */
export function secretInputs(table: Properties, given: Names): Names {
    return new Set([...secretsOf(table), ...given]);
}

/**
 * The secret outputs: those of the table, those that contain a secret argument, and those that were secret before. With
 * `acceptSecrets` the engine leaves all of this to the provider.
 */
export function secretOutputs(table: Properties, inputs: Names, before: Names = new Set()): Names {
    const carriers = Object.keys(table).filter((name) => table[name]?.carries?.some((one) => inputs.has(one)) === true);
    return new Set([...secretsOf(table), ...inputs, ...carriers, ...before]);
}
