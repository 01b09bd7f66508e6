import type { Naming } from "./resource";

/** A given name stays; a drawn one is kept as long as none is given, and drawn anew where there are no olds. */
export function nameOrDrawn(
    given: unknown,
    olds: Readonly<Record<string, unknown>> | undefined,
    naming: Naming,
    draw: (naming: Naming) => string,
): { readonly name?: string; readonly autoNamed?: true } {
    if (given !== undefined) return {};
    const kept = olds?.autoNamed === true && typeof olds.name === "string" ? olds.name : undefined;
    return { name: kept ?? draw(naming), autoNamed: true };
}
