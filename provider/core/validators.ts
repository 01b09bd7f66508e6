import type { Validator } from "./arguments";

/** A string that passes one more check. */
export const text =
    (more: (value: string) => string | undefined = () => undefined): Validator =>
    (value) =>
        typeof value === "string" ? more(value) : "has to be a string";

/** One of a few strings. */
export const oneOf =
    (...legal: readonly string[]): Validator =>
    (value) =>
        legal.includes(value as string) ? undefined : `has to be one of ${legal.map((one) => `"${one}"`).join(", ")}`;

/** A whole number within limits. */
export const wholeNumber =
    (least: number, most: number): Validator =>
    (value) =>
        typeof value === "number" && Number.isInteger(value) && value >= least && value <= most
            ? undefined
            : `has to be a whole number from ${least} to ${most}`;

/** True or false. */
export const trueOrFalse: Validator = (value) => (typeof value === "boolean" ? undefined : "has to be true or false");

/** A map of strings. */
export const strings =
    (example: string): Validator =>
    (value) =>
        isPlainMap(value) && Object.values(value).every((one) => typeof one === "string")
            ? undefined
            : `has to be a map of strings, like ${example}`;

function isPlainMap(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
