/** Longest text of TWCC's that goes into a message. */
const longest = 300;

/** Private keys in PEM and PuTTY's form, whole or cut off at either end, URL-encoded or in base64 as well. */
const privateKeys = [
    /-----BEGIN[^-]*PRIVATE(?: |\+|%20)KEY-----[\s\S]*?(?:-----END[^-]*PRIVATE(?: |\+|%20)KEY-----|$)/g,
    /^[\s\S]*-----END[^-]*PRIVATE(?: |\+|%20)KEY-----/,
    /PuTTY-User-Key-File-[\s\S]*$/,
    /LS0tLS1CRUdJTi[\w+/=\s-]*/g,
];

/**
 * What could rewrite a terminal or hide in a name: control characters, C1 and direction marks among them, zero-width
 * and other invisible ones, lone surrogates, line ends. Emoji keep the signs that choose their form.
 */
const unprintable = /(?:(?!\p{Variation_Selector})[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}])+/gu;

/** In place of what is {@link unprintable}. No legal name of TWCC's has it, so a cleaned text equals none. */
const replacement = "\uFFFD";

/** What is not to be repeated, and what may be. */
export interface Known {
    readonly apiKey: { readonly value: string };
    /** Other secrets of the call or the operation, such as a password. */
    readonly secrets?: readonly string[];
    /** Texts that the user's program gave and that are no secrets: they are compared, so they stay as they are. */
    readonly own?: readonly string[];
}

/**
 * Cleans every text of TWCC's: no key material, no API key, none of the secrets that were sent, nothing unprintable.
 */
export class Redaction {
    private readonly forms: readonly (readonly [form: string, mark: string])[];
    private readonly own: ReadonlySet<string>;

    constructor({ apiKey, secrets = [], own = [] }: Known) {
        this.forms = [
            ...formsOf(apiKey.value).map((form) => [form, "[API key]"] as const),
            ...secrets.flatMap((secret) => formsOf(secret).map((form) => [form, "[secret]"] as const)),
        ];
        this.own = new Set(own);
    }

    /** For state and comparisons: the same text, unless there is something to hide; then it equals no legal name. */
    text(given: string): string {
        return this.own.has(given) ? given : this.withoutSecrets(given).replace(unprintable, replacement);
    }

    /** For messages: one line, and short. */
    line(given: string): string {
        const oneLine = this.withoutSecrets(given).replace(unprintable, " ").replace(/\s+/g, " ").trim();
        return oneLine.length > longest ? `${oneLine.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "")}…` : oneLine;
    }

    /** The text where nothing of it has to be hidden. */
    exact(given: string): string | undefined {
        return this.text(given) === given ? given : undefined;
    }

    private withoutSecrets(given: string): string {
        // Private keys first: a part of the line that begins one may look like the API key.
        const withoutKeys = privateKeys.reduce((left, form) => left.replace(form, "[private key]"), given);
        return this.forms.reduce((left, [form, mark]) => left.replaceAll(form, mark), withoutKeys);
    }
}

/** A secret as a gateway that repeats the request may write it. */
function formsOf(secret: string): string[] {
    if (secret === "") return [];
    const encoded = encodeURIComponent(secret);
    const base64 = Buffer.from(secret).toString("base64");
    const forms = [
        secret,
        encoded,
        encoded.replaceAll("%20", "+"),
        encoded.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase()),
        JSON.stringify(secret).slice(1, -1),
        base64,
        base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, ""),
    ];
    return [...new Set(forms)];
}
