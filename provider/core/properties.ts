import type { Property } from "./resource";

/** The names of the secret properties in a table. */
export function secretsOf(properties: Readonly<Record<string, Pick<Property, "description" | "secret">>>): string[] {
    return Object.keys(properties).filter((name) => properties[name]?.secret === true);
}
