/** An operation on a key pair, with each of its calls to TWCC as a step that can fail. */
export interface Operation {
    readonly name: string;
    /** Prefix of the key pairs' names: `client-2` is the one whose second call fails. */
    readonly prefix: string;
    readonly calls: readonly string[];
    /** The arguments before; without any the key pair is created in the faulty run. */
    readonly before?: string;
    /** The arguments in the faulty run; without any it is removed from the program. */
    readonly after?: string;
    /** What happens to the key at TWCC, behind our back, before the faulty run. */
    readonly drift?: "missing" | "swapped";
    /** Its name is drawn at random. */
    readonly drawn?: true;
}

export const operations: readonly Operation[] = [
    { name: "create", prefix: "client", calls: ["POST", "GET"], after: "" },
    { name: "create, made by TWCC", prefix: "twcc", calls: ["GET", "POST", "GET"], after: 'generatedBy: "twcc"' },
    {
        name: "create, made by TWCC, name drawn",
        prefix: "drawn",
        calls: ["GET", "POST", "GET"],
        after: 'generatedBy: "twcc"',
        drawn: true,
    },
    {
        name: "create, public key given",
        prefix: "import",
        calls: ["GET", "POST", "GET"],
        after: "publicKey: given.publicKey",
    },
    {
        name: "create, own private key",
        prefix: "own",
        calls: ["GET", "POST", "GET"],
        after: "privateKey: given.privateKey",
    },
    {
        name: "exchange",
        prefix: "exchange",
        calls: ["GET", "DELETE", "POST", "GET"],
        before: "",
        after: 'keepers: { round: "2" }',
    },
    {
        name: "exchange, made by TWCC",
        prefix: "remake",
        calls: ["GET", "DELETE", "POST", "GET"],
        before: 'generatedBy: "twcc"',
        after: 'generatedBy: "twcc", keepers: { round: "2" }',
    },
    {
        name: "mend a missing key",
        prefix: "missing",
        calls: ["GET", "POST", "GET"],
        before: "",
        after: "",
        drift: "missing",
    },
    {
        name: "mend a swapped key",
        prefix: "swapped",
        calls: ["GET", "DELETE", "POST", "GET"],
        before: "",
        after: "",
        drift: "swapped",
    },
    { name: "delete", prefix: "delete", calls: ["GET", "DELETE"], before: "" },
];

/** One key pair of the matrix: an operation of which one call fails. */
export interface Cell {
    readonly operation: Operation;
    /** From 1. */
    readonly step: number;
    /** Its logical name, and its name at TWCC unless that is drawn. */
    readonly key: string;
    /** A regular expression for its name at TWCC. */
    readonly pattern: string;
}

export const cells: readonly Cell[] = operations.flatMap((operation) =>
    operation.calls.map((_, index) => {
        const key = `${operation.prefix}-${index + 1}`;
        const pattern = operation.drawn === true ? `^${key}-[0-9a-f]{7}$` : `^${key}$`;
        return { operation, step: index + 1, key, pattern };
    }),
);

/** No list answers, so that each key pair is looked at by itself, and that look can meet its fault. */
export const noList = {
    match: { method: "GET", path: "/keypairs/$" },
    times: "always",
    fault: { kind: "status", status: 503 },
};

/** The program that declares the key pairs before the faulty run, in it, or without those that it deletes. */
export function program(
    when: "before" | "after" | "deletes",
    given: { privateKey: string; publicKey: string },
): string {
    const declared = cells.flatMap(({ operation, key }) => {
        const args = when === "after" ? operation.after : operation.before;
        if (args === undefined || (when === "deletes" && operation.after === undefined)) return [];
        const name = operation.drawn === true ? "" : `name: "${key}", `;
        return `new twcc.Keypair("${key}", { ${name}${args} });`;
    });
    const steady = 'new twcc.Keypair("read-1", { name: "read-1" });';
    return [`const given = ${JSON.stringify(given)};`, steady, ...declared].join("\n");
}
