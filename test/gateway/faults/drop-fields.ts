import type { Answer } from "../http/answer";

/** The JSON answer without these fields, in each entry of a list; an answer that is not JSON stays as it is. */
export function dropFields(answer: Answer, fields: readonly string[]): Answer {
    let value: unknown;
    try {
        value = JSON.parse(answer.body.toString("utf8"));
    } catch {
        return answer;
    }
    for (const entry of Array.isArray(value) ? (value as unknown[]) : [value]) {
        for (const field of fields) {
            drop(entry, field.split("."));
        }
    }
    return { ...answer, body: Buffer.from(JSON.stringify(value)) };
}

function drop(value: unknown, [name = "", ...inner]: readonly string[]): void {
    if (typeof value !== "object" || value === null) {
        return;
    }
    if (inner.length === 0) {
        Reflect.deleteProperty(value, name);
    } else {
        drop((value as Record<string, unknown>)[name], inner);
    }
}
