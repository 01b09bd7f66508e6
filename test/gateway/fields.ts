/** Reads a JSON object field by field; a wrong type or a misspelt name is an error that says where. */
export class Fields {
    private readonly raw: Record<string, unknown>;
    private readonly seen = new Set<string>();

    constructor(
        raw: unknown,
        private readonly where: string,
    ) {
        if (typeof raw !== "object" || raw === null || Array.isArray(raw)) {
            throw new TypeError(`${where} must be an object.`);
        }
        this.raw = raw as Record<string, unknown>;
    }

    string(name: string): string | undefined {
        return this.take(name, (value): value is string => typeof value === "string", "a string");
    }

    boolean(name: string): boolean | undefined {
        return this.take(name, (value): value is boolean => typeof value === "boolean", "true or false");
    }

    count(name: string): number | undefined {
        return this.take(name, isCount, "a whole number, 0 or more");
    }

    strings(name: string): string[] | undefined {
        const isStrings = (value: unknown): value is string[] =>
            Array.isArray(value) && value.every((entry) => typeof entry === "string");
        return this.take(name, isStrings, "a list of strings");
    }

    headers(name: string): Record<string, string> | undefined {
        const isHeaders = (value: unknown): value is Record<string, string> =>
            typeof value === "object" && value !== null && Object.values(value).every((one) => typeof one === "string");
        return this.take(name, isHeaders, "an object of strings");
    }

    any(name: string): unknown {
        return this.take(name, (value): value is unknown => value !== undefined, "a value");
    }

    /** Call it last: whatever was not read is unknown. */
    end(): void {
        const unknown = Object.keys(this.raw).filter((name) => !this.seen.has(name));
        if (unknown.length > 0) {
            throw new TypeError(`${this.where} has unknown fields: ${unknown.join(", ")}.`);
        }
    }

    private take<T>(name: string, isRight: (value: unknown) => value is T, what: string): T | undefined {
        this.seen.add(name);
        const value = this.raw[name];
        if (value === undefined) {
            return undefined;
        }
        if (!isRight(value)) {
            throw new TypeError(`${name} of ${this.where} must be ${what}.`);
        }
        return value;
    }
}

/** The value, or an error that says which one is missing. */
export function required<T>(value: T | undefined, name: string, where: string): T {
    if (value === undefined) {
        throw new TypeError(`${where} needs ${name}.`);
    }
    return value;
}

function isCount(value: unknown): value is number {
    return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
