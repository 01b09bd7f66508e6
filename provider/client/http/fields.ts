import type { User } from "../user";
import type { Answer } from "./answer";
import { Redaction, type Known } from "./redact";

/**
 * A JSON object from TWCC. Only these methods give access to its values, so that every text is redacted: the texts end
 * up in states, messages and terminals.
 */
export class Fields {
    constructor(
        private readonly values: Readonly<Record<string, unknown>>,
        private readonly redaction: Redaction,
    ) {}

    /** A text that is not empty. If it has to be cleaned, it equals no legal name. */
    text(name: string): string | undefined {
        const text = this.anyText(name);
        return text === "" ? undefined : text;
    }

    /** A text, which may be empty. */
    anyText(name: string): string | undefined {
        const value = this.values[name];
        return typeof value === "string" ? this.redaction.text(value) : undefined;
    }

    /** A text without spaces and line breaks around it. */
    trimmed(name: string): string | undefined {
        const value = this.values[name];
        return typeof value === "string" ? this.redaction.text(value.trim()) : undefined;
    }

    /** A text, if nothing of it has to be hidden. */
    exact(name: string): string | undefined {
        const value = this.values[name];
        return typeof value === "string" ? this.redaction.exact(value) : undefined;
    }

    /** A text for messages: one line, and short. */
    line(name: string): string | undefined {
        const value = this.values[name];
        return typeof value === "string" && value !== "" ? this.redaction.line(value) : undefined;
    }

    /** One of these words, or a text. A known word stays, even if somebody's password is the same word. */
    word(name: string, known: readonly string[]): string | undefined {
        return known.find((word) => word === this.values[name]) ?? this.text(name);
    }

    /** Whether there is a value that differs from this one. */
    differs(name: string, expected: string): boolean {
        return this.values[name] !== undefined && this.values[name] !== expected;
    }

    /** Whether there is any value. */
    isThere(name: string): boolean {
        return this.values[name] !== undefined && this.values[name] !== null;
    }

    /** An id, which TWCC sends by itself or in an object. */
    id(name: string): number | undefined {
        const value = this.values[name];
        return idOf(isObject(value) ? value.id : value);
    }

    isTrue(name: string): boolean {
        return this.values[name] === true;
    }

    /** A time: ISO 8601, UTC. */
    time(name: string): string | undefined {
        return utc(this.values[name]);
    }

    fingerprint(name: string): string | undefined {
        return fingerprintOf(this.values[name]);
    }

    object(name: string): Fields | undefined {
        return fieldsOf(this.values[name], this.redaction);
    }

    /** The entries of a list. An entry that is not an object counts as one without fields. */
    entries(name: string): Fields[] | undefined {
        return entriesOf(this.values[name], this.redaction);
    }

    /** The objects of a list. */
    objects(name: string): Fields[] {
        const value = this.values[name];
        return Array.isArray(value) ? value.flatMap((one) => fieldsOf(one, this.redaction) ?? []) : [];
    }

    /** A list of texts. */
    texts(name: string): string[] | undefined {
        const value = this.values[name];
        if (!Array.isArray(value) || !value.every((one) => typeof one === "string")) return undefined;
        return value.map((one) => this.redaction.text(one));
    }

    /** The names of all fields. */
    names(): string[] {
        return Object.keys(this.values).filter((name) => this.redaction.exact(name) !== undefined);
    }

    /** This object as TWCC's `user`: `{id, display_name, username, email}`. Ids may be numbers. */
    asUser(): User | undefined {
        const id = typeof this.values.id === "number" ? String(this.values.id) : this.exact("id");
        if (id === undefined || !printable.test(id)) return undefined;
        const username = this.exact("username");
        if (username === undefined || !printable.test(username)) return { id };
        return { id, username };
    }
}

/** The JSON object in an answer's body, if there is one. */
export function objectIn(answer: Answer, called: Known): Fields | undefined {
    return fieldsOf(parse(answer), new Redaction(called));
}

/** The JSON array in an answer's body, if there is one. An entry that is not an object counts as one without fields. */
export function arrayIn(answer: Answer, called: Known): Fields[] | undefined {
    return entriesOf(parse(answer), new Redaction(called));
}

/**
 * A body that is one text. TWCC sends a bare string, not JSON; a JSON string is accepted, too. It may be the private
 * key of a new key pair, so nothing in it is hidden, and it must never be shown.
 */
export function secretBody(answer: Answer): string {
    const body = answer.body.trim();
    const parsed = body.startsWith('"') ? parse(answer) : undefined;
    return typeof parsed === "string" ? parsed : body;
}

function parse(answer: Answer): unknown {
    try {
        return JSON.parse(answer.body);
    } catch {
        return undefined;
    }
}

function fieldsOf(value: unknown, redaction: Redaction): Fields | undefined {
    return isObject(value) ? new Fields(value, redaction) : undefined;
}

function entriesOf(value: unknown, redaction: Redaction): Fields[] | undefined {
    if (!Array.isArray(value)) return undefined;
    return value.map((one) => fieldsOf(one, redaction) ?? new Fields({}, redaction));
}

/** An MD5 fingerprint in colon-separated, lower-case hex, so that fingerprints compare as text. */
function fingerprintOf(value: unknown): string | undefined {
    if (typeof value !== "string") return undefined;
    const colonHex = value.trim().replace(/^MD5:/i, "").toLowerCase();
    // It ends up in messages and commands, so nothing else passes.
    return /^[0-9a-f]{2}(:[0-9a-f]{2}){15}$/.test(colonHex) ? colonHex : undefined;
}

const printable = /^[^\p{C}\p{Z}][^\p{C}]{0,254}$/u;

/** TWCC's ids are whole numbers. A text of digits is accepted, too. */
function idOf(value: unknown): number | undefined {
    const id = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
    return typeof id === "number" && Number.isSafeInteger(id) ? id : undefined;
}

/** ISO 8601 with a time zone. OpenStack's own times are UTC without one. */
function utc(time: unknown): string | undefined {
    if (typeof time !== "string" || time === "") return undefined;
    const date = new Date(/(Z|[+-]\d\d:?\d\d)$/i.test(time) ? time : `${time}Z`);
    return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace(".000Z", "Z");
}

function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
