/** Longest text of TWCC's that goes into a message. */
const longest = 300;

/**
 * TWCC's own words for a message: one line, short, without key material, the API key and other secrets that were sent,
 * whatever a gateway or proxy put there.
 */
export function redact(text: string, apiKey: string, secrets: readonly string[] = []): string {
    // Private keys first: a part of the line that begins one may look like the API key.
    const withoutPrivateKeys = text.replace(
        /-----BEGIN [^-]*PRIVATE KEY-----[\s\S]*?(?:-----END [^-]*PRIVATE KEY-----|$)/g,
        "[private key]",
    );
    const withoutKeys = withoutApiKey(withoutPrivateKeys, apiKey);
    const withoutSecrets = secrets.reduce((left, secret) => without(left, secret, "[secret]"), withoutKeys);
    // eslint-disable-next-line no-control-regex -- control characters could rewrite the user's terminal
    const oneLine = withoutSecrets.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, " ").trim();
    return oneLine.length > longest ? `${oneLine.slice(0, longest)}…` : oneLine;
}

/** Without the API key, however it is written. */
export function withoutApiKey(text: string, apiKey: string): string {
    return without(text, apiKey, "[API key]");
}

/** Without a secret, also as a gateway that repeats the request may write it. */
export function without(text: string, secret: string, mark: string): string {
    if (secret === "") return text;
    const forms = [
        secret,
        encodeURIComponent(secret),
        encodeURIComponent(secret).replaceAll("%20", "+"),
        JSON.stringify(secret).slice(1, -1),
        Buffer.from(secret).toString("base64"),
    ];
    return forms.reduce((shorter, form) => shorter.split(form).join(mark), text);
}
