import { Fields, required } from "../../fields";

/** What becomes of an instance at the end of its boot. */
export type Fate =
    | { readonly kind: "ready" }
    | { readonly kind: "error"; readonly reason: string }
    /** Starting for ever. */
    | { readonly kind: "stuck" }
    /** As if it had never been. */
    | { readonly kind: "vanish" };

const READERS: { readonly [K in Fate["kind"]]: (fields: Fields, where: string) => Fate } = {
    ready: () => ({ kind: "ready" }),
    error: (fields, where) => ({ kind: "error", reason: required(fields.string("reason"), "reason", where) }),
    stuck: () => ({ kind: "stuck" }),
    vanish: () => ({ kind: "vanish" }),
};

export function parseFate(raw: unknown, where: string): Fate {
    const fields = new Fields(raw, where);
    const kind = fields.string("kind") ?? "";
    if (!Object.hasOwn(READERS, kind)) {
        throw new TypeError(`kind of ${where} must be one of ${Object.keys(READERS).join(", ")}.`);
    }
    const fate = READERS[kind as Fate["kind"]](fields, where);
    fields.end();
    return fate;
}

/** The fates of the next instances, in their order; those after them become Ready. */
export class Fates {
    private waiting: Fate[] = [];

    /** Replaces all; throws a TypeError for a list that is none. */
    set(raw: unknown): void {
        if (!Array.isArray(raw)) {
            throw new TypeError("Fates are a list.");
        }
        this.waiting = raw.map((one, index) => parseFate(one, `fate ${index + 1}`));
    }

    list(): readonly Fate[] {
        return [...this.waiting];
    }

    take(): Fate {
        return this.waiting.shift() ?? { kind: "ready" };
    }
}
