/** An operation on a private key file. */
export interface Operation {
    readonly name: string;
    readonly key: string;
    /** Which of the two keys it holds before, and in the faulty run; nothing: it is not in the program. */
    readonly before?: "a" | "b";
    readonly after?: "a" | "b";
    /** In the faulty run it is to be at another path. */
    readonly moves?: true;
    /** It was removed from the disk behind our back, and a refresh saw it. */
    readonly missing?: true;
}

export const operations: readonly Operation[] = [
    { name: "create", key: "create", after: "a" },
    { name: "another key", key: "rotate", before: "a", after: "b" },
    { name: "another path", key: "move", before: "a", after: "a", moves: true },
    { name: "restore a missing file", key: "missing", before: "a", after: "a", missing: true },
    { name: "delete", key: "delete", before: "a" },
];

/** Where the fault waits: the one path that the operation is about, in a folder of its own. */
export function targetOf({ key, moves }: Operation): string {
    return `${key}/${moves === true ? "new.pem" : "key.pem"}`;
}

/** The program that declares the files before the faulty run, or in it. */
export function program(
    when: "before" | "after",
    folder: string,
    keys: { readonly a: string; readonly b: string },
): string {
    const declared = operations.flatMap((operation) => {
        const which = operation[when];
        if (which === undefined) return [];
        const path =
            when === "after"
                ? targetOf(operation)
                : `${operation.key}${operation.moves === true ? "-old" : ""}/key.pem`;
        const args = `privateKey: keys.${which}, path: ${JSON.stringify(`${folder}/${path}`)}`;
        return `new twcc.PrivateKeyFile("${operation.key}", { ${args} });`;
    });
    return [`const keys = ${JSON.stringify(keys)};`, ...declared].join("\n");
}
