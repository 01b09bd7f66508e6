import fc from "fast-check";
import { formatPublicKey, KeyMaterialError, parsePublicKey, type PublicKey } from "../../../provider/key-material";
import { fingerprintOf as keptByGateway } from "../../gateway/resources/keypairs/public-key";
import { splitFields } from "../../gateway/resources/keypairs/ssh-wire";
import { acceptsPublicKey } from "../../support/ssh-keygen";
import { listedBySshKeygen } from "./ssh-keygen-listing";
import { blanks, goodKeys, lineEnds, publicTexts } from "./public-texts";
import { assertInBatches, options, Stopwatch, tell } from "./runs";

const stopwatch = new Stopwatch(5_000);

/** Anything that is thrown but the refusal fails the test. */
function parse(text: string): PublicKey | string {
    try {
        return stopwatch.run(() => parsePublicKey(text));
    } catch (error) {
        if (error instanceof KeyMaterialError && error.cause === undefined) return error.message;
        throw error;
    }
}

const counts = { accepted: 0, refused: 0, onPurpose: 0 };

test("what is accepted is what ssh-keygen and the gateway accept, less what is refused on purpose", async () => {
    await assertInBatches(publicTexts, async (texts) => {
        const listings = await listedBySshKeygen(texts);
        return texts.map((text, index) => verdict(text, listings[index] ?? []));
    });
    // The cases have to lie on both sides, or they show nothing.
    expect(Math.min(counts.accepted, counts.refused, counts.onPurpose)).toBeGreaterThan(options().numRuns / 50);
    tell(`parsePublicKey: ${JSON.stringify(counts)}; ${String(stopwatch)}`);
});

function verdict(text: string, listing: readonly string[]): string | undefined {
    const outcome = parse(text);
    if (typeof outcome !== "string") {
        counts.accepted += 1;
        if (listing.length !== 1) return `accepted, though ssh-keygen lists ${listing.length} keys`;
        if (listing[0] !== outcome.fingerprintSha256) return "accepted as another key than ssh-keygen's";
        // What is sent is the line in its normal form; many a text is not that before.
        const sent = formatPublicKey(outcome);
        if (keptByGateway(sent) !== outcome.fingerprint) return "accepted, though the gateway refuses what is sent";
        const kept = keptByGateway(text);
        if (kept !== undefined && kept !== outcome.fingerprint) return "accepted as another key than the gateway's";
        if (JSON.stringify(parse(sent)) !== JSON.stringify(outcome)) return "another key, once written and read again";
        return undefined;
    }
    counts.refused += 1;
    if (echoes(outcome, text)) return `refused with a message that repeats some of it: ${outcome}`;
    if (listing.length === 0 || keptByGateway(text) === undefined) return undefined;
    counts.onPurpose += 1;
    return isRefusedOnPurpose(text) ? undefined : `refused without need: ${outcome}`;
}

/** Whether a word of the message, long enough to be no chance, stands in the text. */
function echoes(message: string, text: string): boolean {
    return (message.match(/[\w+/=]{12,}/g) ?? []).some((word) => text.includes(word));
}

/** What we refuse and ssh-keygen and Nova take; written a second time here, so that the parser is not its own judge. */
function isRefusedOnPurpose(text: string): boolean {
    const line = text.replace(/^[ \t\r\n]+/, "").replace(/[ \t\r\n]+$/, "");
    const [label, base64 = "", ...rest] = line.split(/[ \t]+/);
    const [, ...fields] = splitFields(Buffer.from(base64, "base64")) ?? [];
    return (
        text.length > 32 * 1024 ||
        label === "ssh-dss" ||
        (label === "ssh-rsa" && isUnfitRsa(fields)) ||
        // Another line or a control character, another key, a private key.
        /[\p{Cc}\p{Cs}\u2028\u2029]/u.test(line.replaceAll("\t", " ")) ||
        // Characters that cannot be seen, and a line end that was written out.
        /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(line) ||
        /\\n(?:["'`]?$|(?:sk-)?(?:ssh|ecdsa)-)/.test(line) ||
        /(ssh|ecdsa)-\S+ +AAAA|---- ?BEGIN /.test(rest.join(" "))
    );
}

function isUnfitRsa([exponent = Buffer.alloc(0), modulus = Buffer.alloc(0)]: readonly Buffer[]): boolean {
    const [e, n] = [exponent, modulus].map((field) => BigInt(`0x0${field.toString("hex")}`)) as [bigint, bigint];
    const bits = n.toString(2).length;
    const superfluous = [exponent, modulus].some((field) => field[0] === 0 && field[1]! < 0x80);
    return (
        bits < 2048 ||
        bits > 16384 ||
        n % 2n === 0n ||
        e % 2n === 0n ||
        e < 3n ||
        e >= n ||
        (bits > 3072 && e >= 2n ** 64n) ||
        superfluous
    );
}

test("blanks, line ends and comments around a good key do not matter", () => {
    // What people write there: no key, no PEM and no control character.
    const comment = fc
        .string({ unit: "grapheme", maxLength: 60 })
        .map((text) => text.replaceAll(/[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029]|-----/gu, ""));
    fc.assert(
        fc.property(
            goodKeys,
            lineEnds,
            fc.tuple(blanks, blanks),
            comment,
            lineEnds,
            (key, before, between, after, end) => {
                const [label = "", base64 = ""] = key.split(" ");
                const text = `${before}${label}${between[0]}${base64}${after === "" ? "" : between[1]}${after}${end}`;
                const { comment: read, ...rest } = parsePublicKey(text);
                const { comment: none, ...plain } = parsePublicKey(key);
                expect(rest).toEqual(plain);
                expect([none, read]).toEqual(["", after.trim()]);
            },
        ),
        options(0.25),
    );
});

test("looking at many texts at once, ssh-keygen finds what it finds in each alone", async () => {
    const texts = fc.sample(publicTexts, options(0.02));
    const together = await listedBySshKeygen(texts);
    for (const [index, text] of texts.entries()) {
        // Alone a text that begins with a private key is read as one.
        if (text.includes("PRIVATE KEY")) continue;
        expect([text, together[index]!.length > 0]).toEqual([text, await acceptsPublicKey(text)]);
    }
});
