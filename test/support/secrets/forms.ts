/** A secret as it may stand in a file or message: all texts are Latin-1, a character a byte. */
export interface Form {
    readonly how: string;
    readonly text: string;
}

/** The ways in which bytes are written: themselves, hex, base64 at each of its three alignments, and base64 of that. */
export function formsOfBytes(bytes: Buffer): Form[] {
    const base64 = base64Forms(bytes);
    const around = base64.flatMap(({ how, text }) => {
        const written = Buffer.from(text, "latin1");
        return [
            ...base64Forms(written).map((form) => ({ how: `${form.how} of ${how}`, text: form.text })),
            ...hexForms(written).map((form) => ({ how: `${form.how} of ${how}`, text: form.text })),
        ];
    });
    return distinct([{ how: "raw", text: bytes.toString("latin1") }, ...hexForms(bytes), ...base64, ...around]);
}

/** The ways in which a text is written: as bytes are, URL-encoded, and JSON-escaped, once and twice. */
export function formsOfText(text: string): Form[] {
    const once = jsonEscaped(text);
    const written = [
        { how: "JSON", text: once },
        { how: "JSON twice", text: jsonEscaped(once) },
        { how: "URL", text: encodeURIComponent(text) },
    ];
    return distinct([
        ...formsOfBytes(Buffer.from(text)),
        ...written.map(({ how, text: form }) => ({ how, text: Buffer.from(form).toString("latin1") })),
    ]);
}

/**
 * Base64 of bytes that stand somewhere within others: only the characters that the bytes alone decide. Also as URLs
 * have it, and with its slashes escaped.
 */
function base64Forms(bytes: Buffer): Form[] {
    return [0, 1, 2].flatMap((before) => {
        const all = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
        const text = all.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
        return [
            { how: "base64", text },
            { how: "base64url", text: text.replaceAll("+", "-").replaceAll("/", "_") },
            { how: "URL of base64", text: encodeURIComponent(text) },
            { how: "base64 with escaped slashes", text: text.replaceAll("/", "\\/") },
        ];
    });
}

function hexForms(bytes: Buffer): Form[] {
    const hex = bytes.toString("hex");
    return [
        { how: "hex", text: hex },
        { how: "HEX", text: hex.toUpperCase() },
    ];
}

const jsonEscaped = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Each text once, under the first and simplest name. */
function distinct(forms: readonly Form[]): Form[] {
    return [...new Map(forms.toReversed().map((form) => [form.text, form])).values()].toReversed();
}
