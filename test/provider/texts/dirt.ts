import type { Answer } from "../../../provider/client/http/answer";
import { apiKey, type Left, type Played } from "./recording";

/** A password that is known to the operation. */
export const password = "correct horse/7&";

const keyLines = "MIIEowIBAAKCAQEAs3cretLines";
const pem = `-----BEGIN RSA PRIVATE KEY-----\n${keyLines}\n-----END RSA PRIVATE KEY-----`;

/** Escape sequences, C1, direction marks, zero-width, invisible letters, lone surrogates, line ends. */
const controls = [
    ...["\u0000", "\u0007", "\u001b[2J", "\r", "\u007f", "\u0085", "\u009b31m", "\u00ad", "\u061c", "\u200b"],
    ...["\u200e", "\u202e", "\u2028", "\u2029", "\u2060", "\u2066", "\u3164", "\ufeff", "\ud800", "\udc00"],
];

const signs = new RegExp(
    "[\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069\\u3164\\ufeff]|" +
        "[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]",
);

const written = (secret: string) => [
    secret,
    encodeURIComponent(secret),
    encodeURIComponent(secret).replaceAll("%20", "+"),
    encodeURIComponent(secret).toLowerCase(),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString("base64"),
    Buffer.from(secret).toString("base64url"),
];

/** What must never come through, by what it is. */
const secrets = { "the API key": written(apiKey), "the password": written(password), "a private key": [keyLines] };

/** Texts in place of another. */
export function dirty(original: string): string[] {
    const [key, word] = [written(apiKey).join(" "), written(password).join(" ")];
    const cut = [pem.slice(12), pem.slice(0, -12), Buffer.from(pem).toString("base64"), encodeURIComponent(pem)];
    return [
        `${original}\u200b`,
        ...[controls.join("x"), key, word, pem, ...cut].map((dirt) => `${original} ${dirt}`),
        ...[apiKey, password, pem],
        [key, word, pem, ...controls].join(" "),
    ];
}

/** Each answer that differs from this one in one text, number or name of a field. */
export function variants({ headers, body, ...answer }: Answer): Answer[] {
    let parsed: unknown;
    try {
        parsed = JSON.parse(body);
    } catch {
        return [];
    }
    return [...changes(parsed)].map((changed) => ({ ...answer, headers, body: JSON.stringify(changed) }));
}

function* changes(value: unknown): Generator {
    if (Array.isArray(value)) {
        // The entries of a list are alike.
        for (const [index, one] of value.slice(0, 2).entries()) {
            for (const changed of changes(one)) yield value.with(index, changed);
        }
    } else if (typeof value === "object" && value !== null) {
        const fields = value as Record<string, unknown>;
        for (const [name, one] of Object.entries(fields)) {
            for (const changed of changes(one)) yield { ...fields, [name]: changed };
            for (const text of dirty(name)) yield { ...fields, [text]: one };
        }
    } else {
        for (const text of dirty(typeof value === "string" ? value : "")) yield text;
    }
}

/** Failures of each kind whose words and headers hold what must not come through. */
export function failures(): Answer[] {
    const [text] = dirty("").slice(-1) as [string];
    const bodies = [
        ...[{ message: text }, { detail: text }, [text], text].map((body) => JSON.stringify(body)),
        `<html><title>${text}</title></html>`,
        text,
    ];
    const ids = [apiKey, password, `for-${Buffer.from(password).toString("base64url")}`];
    return [200, 206, 302, 401, 403, 404, 409, 429, 500].flatMap((status) => [
        ...bodies.map((body) => ({ status, body, headers: { location: `https://a.example/${text}`, link: text } })),
        ...ids.map((id) => ({ status, body: "", headers: { "x-request-id": id, "retry-after": text } })),
    ]);
}

/** What came through, of an operation that knows the password or does not. */
export function cameThrough({ outcome, said }: Left, knowsPassword: boolean): string[] {
    const texts = [...said, ...textsIn(outcome)];
    const found = texts.filter((text) => signs.test(text)).map((text) => `a sign in ${JSON.stringify(text)}`);
    for (const [what, forms] of Object.entries(secrets)) {
        if (what === "the password" && !knowsPassword) continue;
        const shown = texts.find((text) => forms.some((form) => text.includes(form)));
        if (shown !== undefined) found.push(`${what} in ${JSON.stringify(shown)}`);
    }
    return found;
}

/** All texts but those that are secret outputs. */
function textsIn(value: unknown): string[] {
    if (typeof value === "string") return [value];
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([name, one]) =>
        name === "password" || name === "privateKey" ? [] : [name, ...textsIn(one)],
    );
}

/** The recording with another answer to one of its calls, and to those that repeat it. */
export function withAnswer(played: readonly Played[], index: number, answer: Answer): Played[] {
    return played.map((one, at) => (at >= index && one.call === played[index]?.call ? { ...one, answer } : one));
}
