import fc from "fast-check";
import {
    formatPrivateKey,
    formatPublicKey,
    KeyMaterialError,
    parsePrivateKey,
    parsePublicKey,
    privateKeyForOpenSsh,
    tidyPrivateKey,
    type PublicKey,
} from "../../../provider/key-material";
import { derivePublicKey, puttygenInstalled, puttygenToOpenSsh } from "../../support/ssh-keygen";
import { manglings } from "../key-material/mangled";
import { changes, damage, makeSamples, type Sample } from "./private-texts";
import { options, Stopwatch, tell } from "./runs";

// A signature is made with every RSA key, and elliptic curves take their time, too.
const share = 0.5;

let samples: Sample[] = [];

beforeAll(async () => {
    samples = await makeSamples();
});

const stopwatch = new Stopwatch(20_000);

/** Anything that is thrown but the refusal fails the test, and so does a refusal that tells of the key. */
function parse(text: string): PublicKey | undefined {
    try {
        return stopwatch.run(() => parsePrivateKey(text).publicKey);
    } catch (error) {
        if (!(error instanceof KeyMaterialError)) throw error;
        expect(error.cause).toBeUndefined();
        expect(wordsOf(error.message).filter((word) => text.includes(word))).toEqual([]);
        return undefined;
    }
}

/** Words of a message that are too long to stand in a key by chance. */
function wordsOf(message: string): string[] {
    return message.match(/[\w+/=]{10,}/g) ?? [];
}

test("a damaged private key is refused, or is a whole key", async () => {
    const counts = { accepted: 0, refused: 0 };
    const handedOut = new Map<string, string>();
    const others = new Map<string, string>();
    fc.assert(
        fc.property(changes, (change) => {
            const [origin, text] = damage(samples, change);
            const publicKey = parse(text);
            counts[publicKey === undefined ? "refused" : "accepted"] += 1;
            if (publicKey !== undefined) handedOut.set(privateKeyForOpenSsh(text), publicKey.blob);
            if (publicKey === undefined || publicKey.blob === origin.publicKey.blob) return;
            // Another seed or number makes another key, which is as good. It must not fall apart when it is re-encoded.
            const encoded = formatPrivateKey(text, "OpenSSH", "");
            expect(parsePrivateKey(encoded).publicKey.blob).toBe(publicKey.blob);
            expect(parsePublicKey(formatPublicKey(publicKey, "")).blob).toBe(publicKey.blob);
            others.set(publicKey.blob, encoded);
        }),
        options(share),
    );
    expect(counts.accepted).toBeGreaterThan(options(share).numRuns / 20);
    expect(counts.refused).toBeGreaterThan(options(share).numRuns / 5);
    for (const { text } of samples) handedOut.delete(privateKeyForOpenSsh(text));
    for (const [text, blob] of [...handedOut].slice(0, options(0.01).numRuns)) {
        expect((await derivePublicKey(text)).split(" ")[1]).toBe(blob);
    }
    // ssh-keygen derives the same public half; not of all of them, since each costs a process.
    for (const [blob, text] of [...others].slice(0, options(0.01).numRuns)) {
        expect((await derivePublicKey(text)).split(" ")[1]).toBe(blob);
    }
    tell(`parsePrivateKey: ${JSON.stringify({ ...counts, others: others.size })}; ${String(stopwatch)}`);
});

test("any other text is refused", () => {
    const labels = fc.constantFrom("OPENSSH ", "RSA ", "EC ", "DSA ", "ENCRYPTED ", "", "X ");
    const pem = fc
        .tuple(labels, fc.uint8Array({ maxLength: 300 }))
        .map(([label, bytes]) => [label, Buffer.from(bytes).toString("base64")] as const)
        .map(([label, body]) => `-----BEGIN ${label}PRIVATE KEY-----\n${body}\n-----END ${label}PRIVATE KEY-----\n`);
    const putty = fc
        .tuple(fc.constantFrom("1", "2", "3"), fc.string({ unit: "binary", maxLength: 200 }))
        .map(([version, rest]) => `PuTTY-User-Key-File-${version}: ${rest}`);
    const texts = fc.oneof(pem, putty, fc.string({ unit: "binary", maxLength: 300 }));
    fc.assert(
        fc.property(texts, (text) => {
            expect(parse(text)).toBeUndefined();
        }),
        options(share),
    );
});

test("a private key, mangled in any ways, is refused in words or is what its program reads", async () => {
    const ways = fc.array(fc.constantFrom(...Object.values(manglings)), { minLength: 1, maxLength: 4 });
    const seen = new Map<string, string>();
    fc.assert(
        fc.property(fc.nat(), ways, (sample, all) => {
            const { text, publicKey } = samples[sample % samples.length]!;
            const mangled = all.reduce((before, mangle) => mangle(before), text);
            if (parse(mangled) === undefined) return;
            for (const given of [tidyPrivateKey(mangled), privateKeyForOpenSsh(mangled)]) {
                expect(tidyPrivateKey(given)).toBe(given);
                seen.set(given, publicKey.blob);
            }
        }),
        options(share),
    );
    // Of each sample one text in its own format, and one in OpenSSH's: nothing of the mangling is left.
    expect(seen.size).toBeLessThanOrEqual(2 * samples.length);
    for (const [text, blob] of seen) {
        const isPutty = text.startsWith("PuTTY");
        // ssh-keygen 9.2 reads no ED25519 key in PKCS#8.
        const isPkcs8 = samples.some((one) => one.text === text && one.kind === "ED25519" && one.format === "PKCS8");
        if (isPkcs8 || (isPutty && !puttygenInstalled)) continue;
        const readable = isPutty ? await puttygenToOpenSsh(text) : text;
        expect((await derivePublicKey(readable)).split(" ")[1]).toBe(blob);
    }
});
