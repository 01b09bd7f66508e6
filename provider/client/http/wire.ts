import type { User } from "../users";
import type { Answer } from "./answer";

/** The JSON object in an answer's body, or nothing. */
export function parseJson(answer: Answer): Record<string, unknown> | undefined {
    const parsed = parseAny(answer);
    return isObject(parsed) ? parsed : undefined;
}

/** The JSON array in an answer's body, or nothing. */
export function parseArray(answer: Answer): unknown[] | undefined {
    const parsed = parseAny(answer);
    return Array.isArray(parsed) ? (parsed as unknown[]) : undefined;
}

function parseAny(answer: Answer): unknown {
    try {
        return JSON.parse(answer.body);
    } catch {
        return undefined;
    }
}

/** A text that is there and not empty. */
export function text(value: unknown): string | undefined {
    return typeof value === "string" && value !== "" ? value : undefined;
}

/** MD5 in colon hex, lower case, so that fingerprints compare as text; nothing where it is none. */
export function fingerprintOf(value: unknown): string | undefined {
    const colonHex = text(value)?.trim().replace(/^MD5:/i, "").toLowerCase();
    // It goes into messages and commands, so nothing else passes.
    return colonHex !== undefined && /^[0-9a-f]{2}(:[0-9a-f]{2}){15}$/.test(colonHex) ? colonHex : undefined;
}

/** TWCC's `user` object: `{id, display_name, username, email}`; ids may be numbers. */
export function userOf(value: unknown): User | undefined {
    if (!isObject(value)) return undefined;
    const id = typeof value.id === "number" ? String(value.id) : text(value.id);
    // Both go into messages: control characters could rewrite the user's terminal.
    if (id === undefined || !printable.test(id)) return undefined;
    const username = text(value.username);
    if (username !== undefined && !printable.test(username)) return { id };
    return { id, ...(username !== undefined && { username }) };
}

const printable = /^[^\p{C}\p{Z}][^\p{C}]{0,254}$/u;

/** TWCC's ids are whole numbers; a text of digits is understood as well. */
export function idOf(value: unknown): number | undefined {
    const id = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
    return typeof id === "number" && Number.isSafeInteger(id) ? id : undefined;
}

/** ISO 8601 with a zone; OpenStack's own times are UTC without one (nova.md). */
export function utc(time: string | undefined): string | undefined {
    if (time === undefined) return undefined;
    const date = new Date(/(Z|[+-]\d\d:?\d\d)$/i.test(time) ? time : `${time}Z`);
    return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace(".000Z", "Z");
}

/** Whether it is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
