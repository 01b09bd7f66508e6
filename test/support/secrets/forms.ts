/** A secret as it may stand in a file or message: all texts are Latin-1, a character a byte. */
export interface Form {
    readonly how: string;
    readonly text: string;
}

/** The ways in which bytes are written: themselves, hex, base64 at each of its three alignments, and both of base64. */
export function formsOfBytes(bytes: Buffer): Form[] {
    // In its plain spelling only: twenty characters are enough to find it, and the other spellings change few of them.
    const around = plainBase64(bytes).flatMap(({ how, text }) => {
        const written = Buffer.from(text, "latin1");
        return [...plainBase64(written), ...hexForms(written)].map((form) => ({
            ...form,
            how: `${form.how} of ${how}`,
        }));
    });
    return distinct([
        { how: "raw", text: bytes.toString("latin1") },
        ...hexForms(bytes),
        ...base64Forms(bytes),
        ...around,
    ]);
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

/** Base64 of bytes that stand somewhere within others: only the characters that the bytes alone decide. */
function plainBase64(bytes: Buffer): Form[] {
    return [0, 1, 2].map((before) => {
        const all = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
        const text = all.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
        return { how: "base64", text };
    });
}

/** Base64 as it is, as URLs have it, and with its slashes escaped. */
function base64Forms(bytes: Buffer): Form[] {
    return plainBase64(bytes).flatMap(({ how, text }) => [
        { how, text },
        { how: "base64url", text: text.replaceAll("+", "-").replaceAll("/", "_") },
        { how: "URL of base64", text: encodeURIComponent(text) },
        { how: "base64 with escaped slashes", text: text.replaceAll("/", "\\/") },
    ]);
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
