/** An operation on an instance, with each of its calls to TWCC as a step that can fail. */
export interface Operation {
    readonly name: string;
    /** Prefix of the instances' names: `create-2` is the one whose second call fails. */
    readonly prefix: string;
    readonly calls: readonly string[];
    /** More arguments before; without any the instance is created in the faulty run. */
    readonly before?: string;
    /** More arguments in the faulty run; without any it is removed from the program. */
    readonly after?: string;
    readonly windows?: true;
}

/** What names stand for, which a preview asks for as well. */
const lookUps = ["GET projects", "GET solutions", "GET what the solution takes"];
const make = ["GET sites", "POST", "GET its status", "GET its server"];
const remove = ["GET", "DELETE", "GET until it is gone"];

export const operations: readonly Operation[] = [
    { name: "create", prefix: "create", calls: [...lookUps, "GET keypair", ...make], after: "" },
    { name: "create, Windows", prefix: "windows", calls: [...lookUps, ...make], after: "", windows: true },
    {
        name: "describe",
        prefix: "describe",
        calls: ["GET", "PATCH", "GET its server"],
        before: 'description: "one"',
        after: 'description: "two"',
    },
    {
        name: "replace",
        prefix: "replace",
        calls: [...lookUps, "GET keypair", ...make, ...remove],
        before: 'keepers: { round: "1" }',
        after: 'keepers: { round: "2" }',
    },
    { name: "delete", prefix: "delete", calls: remove, before: "" },
];

/** One instance of the matrix: an operation of which one call fails. */
export interface Cell {
    readonly operation: Operation;
    /** From 1. */
    readonly step: number;
    /** Its logical name, and its name at TWCC. */
    readonly key: string;
    /** Its project: it has one of its own, which says which calls are about it. */
    readonly project: string;
    /** Its key pair, of its own as well. */
    readonly keypair: string;
}

export const cells: readonly Cell[] = operations
    .flatMap((operation) => operation.calls.map((_, index) => ({ operation, step: index + 1 })))
    .map(({ operation, step }, index) => {
        const key = `${operation.prefix}-${step}`;
        return { operation, step, key, project: codeOf(index), keypair: `key-${key}` };
    });

/** Instances that only are read; the first of their calls fails for one, the second for the other. */
export const reads = ["read-1", "read-2"].map((key, index) => ({ key, project: codeOf(cells.length + index) }));

/** All projects of the matrix. */
export const projects: readonly string[] = [...cells, ...reads].map(({ project }) => project);

/** A project's id on the first platform (docs/contributing/gateway.md). */
export function idOfProject(code: string): number {
    return Number(`${code.replace("ENT", "")}1`);
}

/** The password of those that run Windows. */
export const password = "Correct-Horse-7-battery";

/** The program that declares the instances before the faulty run, in it, or without those that it deletes. */
export function program(when: "before" | "after" | "deletes", changed: Readonly<Record<string, string>> = {}): string {
    const linux = 'solution: "Ubuntu", image: "Ubuntu 22.04"';
    const windows = `solution: "Windows", image: "Windows Server 2022", password: "${password}"`;
    const declare = (key: string, project: string, credential: string, more: string) =>
        `new twcc.Instance("${key}", { name: "${key}", project: "${project}", flavor: "v.super", ${credential}, ${more} });`;
    const declared = cells.flatMap(({ operation, key, project, keypair }) => {
        const args = changed[key] ?? (when === "after" ? operation.after : operation.before);
        if (args === undefined || (when === "deletes" && operation.after === undefined)) return [];
        const credential = operation.windows === true ? windows : `${linux}, keypair: "${keypair}"`;
        return declare(key, project, credential, args);
    });
    const steady = reads.map(({ key, project }) => declare(key, project, `${linux}, keypair: "k1"`, ""));
    return [...steady, ...declared].join("\n");
}

function codeOf(index: number): string {
    return `ENT${300_001 + index}`;
}
