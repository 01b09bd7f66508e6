import fc from "fast-check";

/** One of these characters. */
export function signOf(characters: string): fc.Arbitrary<string> {
    return fc.constantFrom(...Array.from(characters));
}
