/** The longest text from TWCC in a message. */
const longest = 300;

/** Private keys in PEM and PuTTY's form: complete or cut off at either end, also URL-encoded or in base64. */
const privateKeys = [
    /-----BEGIN[^-]*PRIVATE(?: |\+|%20)KEY-----[\s\S]*?(?:-----END[^-]*PRIVATE(?: |\+|%20)KEY-----|$)/g,
    /^[\s\S]*-----END[^-]*PRIVATE(?: |\+|%20)KEY-----/,
    /PuTTY-User-Key-File-[\s\S]*$/,
    /LS0tLS1CRUdJTi[\w+/=\s-]*/g,
];

/**
 * Characters that could rewrite a terminal or hide in a name: control characters with C1, direction marks, zero-width
 * and other invisible characters, lone surrogates, line breaks. Emoji keep their variation selectors.
 */
const unprintable = /(?:(?!\p{Variation_Selector})[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}])+/gu;

/** Replaces what is {@link unprintable}. No legal name at TWCC has it, so a cleaned text equals no name. */
const replacement = "\uFFFD";

/** Which texts must not be repeated, and which may be. */
export interface Known {
    readonly apiKey: { readonly value: string };
    /** Other secrets of the call or the operation, such as a password. */
    readonly secrets?: readonly string[];
    /** Texts from the program that are not secret. They are compared, so they stay unchanged. */
    readonly own?: readonly string[];
}

/**
 * Cleans every text from TWCC: no key material, no API key, no secret that was sent, nothing unprintable.
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

    /**
     * For the state and comparisons: the text itself, unless something has to be hidden. Then it equals no legal name.
     */
    text(given: string): string {
        return this.own.has(given) ? given : this.withoutSecrets(given).replace(unprintable, replacement);
    }

    /** For messages: one line, and short. */
    line(given: string): string {
        const oneLine = this.withoutSecrets(given).replace(unprintable, " ").replace(/\s+/g, " ").trim();
        return oneLine.length > longest ? `${oneLine.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "")}…` : oneLine;
    }

    /** The text, if nothing of it has to be hidden. */
    exact(given: string): string | undefined {
        return this.text(given) === given ? given : undefined;
    }

    private withoutSecrets(given: string): string {
        // Private keys first: their first line may contain what looks like the API key.
        const withoutKeys = privateKeys.reduce((left, form) => left.replace(form, "[private key]"), given);
        return this.forms.reduce((left, [form, mark]) => left.replaceAll(form, mark), withoutKeys);
    }
}

/** The forms in which a gateway may repeat a secret. */
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
