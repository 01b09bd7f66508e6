import { Fields, required } from "../fields";
import type { BodyChange, Fault, Rule } from "./fault";

type Kind = Fault["kind"];
type Reader = (fields: Fields, where: string) => Fault;

const READERS: { readonly [K in Kind]: Reader } = {
    "cut-before": () => ({ kind: "cut-before" }),
    "cut-after": () => ({ kind: "cut-after" }),
    hang: (fields) => ({ kind: "hang", acted: fields.boolean("acted") }),
    delay: (fields, where) => ({
        kind: "delay",
        ms: required(fields.count("ms"), "ms", where),
        acted: fields.boolean("acted"),
    }),
    status: (fields, where) => ({
        kind: "status",
        status: statusOf(fields, where),
        body: fields.any("body"),
        headers: fields.headers("headers"),
        acted: fields.boolean("acted"),
    }),
    body: (fields, where) => ({ kind: "body", headers: fields.headers("headers"), ...bodyChange(fields, where) }),
    "drop-fields": (fields, where) => ({
        kind: "drop-fields",
        fields: required(fields.strings("fields"), "fields", where),
    }),
};

/** The list that `PUT /_gateway/faults` takes. A misspelt rule is refused: it would never fire and its test pass. */
export function parseRules(value: unknown): Rule[] {
    if (!Array.isArray(value)) {
        throw new TypeError("Faults are a list of rules.");
    }
    return value.map((raw, index) => parseRule(raw, `rule ${index + 1}`));
}

function parseRule(raw: unknown, where: string): Rule {
    const fields = new Fields(raw, where);
    const rule: Rule = {
        match: parseMatch(fields.any("match") ?? {}, `match of ${where}`),
        times: parseTimes(fields.any("times"), where),
        fault: parseFault(fields.any("fault"), `fault of ${where}`),
    };
    fields.end();
    return rule;
}

function parseMatch(raw: unknown, where: string): Rule["match"] {
    const fields = new Fields(raw, where);
    const match: Rule["match"] = {
        method: fields.string("method")?.toUpperCase(),
        path: fields.string("path"),
        name: fields.string("name"),
        account: fields.string("account"),
        project: fields.string("project"),
        nth: fields.count("nth"),
    };
    fields.end();
    if (match.nth === 0) {
        throw new TypeError(`nth of ${where} counts from 1.`);
    }
    // Throw for a broken one.
    new RegExp(match.path ?? "");
    new RegExp(match.name ?? "");
    return match;
}

function parseTimes(value: unknown, where: string): number | "always" | undefined {
    if (value === undefined || value === "always" || (Number.isSafeInteger(value) && (value as number) > 0)) {
        return value as number | "always" | undefined;
    }
    throw new TypeError(`times of ${where} must be a number above 0 or "always".`);
}

function parseFault(raw: unknown, where: string): Fault {
    const fields = new Fields(raw, where);
    const kind = fields.string("kind") ?? "";
    if (!Object.hasOwn(READERS, kind)) {
        throw new TypeError(`kind of ${where} must be one of ${Object.keys(READERS).join(", ")}.`);
    }
    const fault = READERS[kind as Kind](fields, where);
    fields.end();
    return fault;
}

function statusOf(fields: Fields, where: string): number {
    const status = required(fields.count("status"), "status", where);
    if (status < 200 || status > 599) {
        throw new TypeError(`status of ${where} must be 200 to 599.`);
    }
    return status;
}

function bodyChange(fields: Fields, where: string): BodyChange {
    const [body, truncate] = [fields.string("body"), fields.count("truncate")];
    const [shorten, size] = [fields.count("shorten"), fields.count("size")];
    const given: BodyChange[] = [
        ...(body === undefined ? [] : [{ body }]),
        ...(truncate === undefined ? [] : [{ truncate }]),
        ...(shorten === undefined ? [] : [{ shorten }]),
        ...(size === undefined ? [] : [{ size }]),
    ];
    const [change] = given;
    if (!change || given.length > 1) {
        throw new TypeError(`${where} needs one of body, truncate, shorten, size.`);
    }
    return change;
}
