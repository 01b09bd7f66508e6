import fc from "fast-check";
import {
    formatPrivateKey,
    formatPublicKey,
    parsePrivateKey,
    parsePublicKey,
    type PublicKey,
} from "../../../provider/key-material";
import { derivePublicKey, listKeys } from "../../support/ssh-keygen";
import { listedBySshKeygen } from "./ssh-keygen-listing";
import { makeSamples, type Sample } from "./private-texts";
import { goodKeys } from "./public-texts";
import { assertInBatches, options } from "./runs";
import { signOf } from "./characters";

let samples: Sample[] = [];

beforeAll(async () => {
    samples = await makeSamples();
});

/** Comments that a key may have: one line, of any characters, blanks and length. */
const oneLine = (maxLength: number) =>
    fc
        .oneof(
            fc.string({ unit: "grapheme", maxLength }),
            fc.string({ unit: signOf(" \t\u00a0\u3000aé王🔑#=,\"'\\"), maxLength }),
            fc.string({ minLength: maxLength, maxLength }),
        )
        .map((text) => text.replaceAll(/(?!\t)\p{Cc}|[\p{Default_Ignorable_Code_Point}\u2028\u2029]|-----|AAAA/gu, ""))
        // At the end of a line it is refused on purpose: somebody meant a line break.
        .map((text) => text.replaceAll("\\n", "/n"));

/** How a comment is kept: tabs are blanks, and none stand at the ends. */
const kept = (comment: string) => comment.replaceAll("\t", " ").trim();

const withoutComment = ({ comment: _comment, ...key }: PublicKey) => key;

test("a key in any of its formats, written in any other with any comment, is the same key", () => {
    fc.assert(
        fc.property(fc.nat(), fc.nat(), oneLine(2000), (from, to, comment) => {
            const origin = samples[from % samples.length]!;
            const same = samples.filter(({ kind }) => kind === origin.kind);
            const { format } = same[to % same.length]!;
            const written = formatPrivateKey(origin.text, format, comment);
            const { publicKey } = parsePrivateKey(written);
            expect(withoutComment(publicKey)).toEqual(withoutComment(origin.publicKey));
            const carries = format === "OpenSSH" || format === "PuTTY";
            expect(publicKey.comment).toBe(carries ? kept(comment) : "");
        }),
        options(0.05),
    );
});

test("a public key, written with any comment, is the same key", () => {
    fc.assert(
        fc.property(goodKeys, oneLine(2000), (text, comment) => {
            const key = parsePublicKey(text);
            expect(parsePublicKey(formatPublicKey(key, comment))).toEqual({ ...key, comment: kept(comment) });
        }),
        options(0.25),
    );
});

test("ssh-keygen finds the same fingerprints, size and public half in every format that it reads", async () => {
    const comment = fc.sample(oneLine(200), 1)[0] ?? "";
    for (const { format, kind, text, publicKey } of samples) {
        // ssh-keygen 9.2 reads neither PuTTY's files nor ED25519 in PKCS#8.
        if (format === "PuTTY" || (kind === "ED25519" && format === "PKCS8")) continue;
        const written = formatPrivateKey(text, format, comment);
        const { bits } = publicKey;
        const [[md5], [sha256]] = await Promise.all([listKeys(written, "md5"), listKeys(written, "sha256")]);
        expect(md5).toMatchObject({ bits, fingerprint: `MD5:${publicKey.fingerprint}` });
        expect(sha256).toMatchObject({ bits, fingerprint: publicKey.fingerprintSha256 });
        expect((await derivePublicKey(written)).split(" ")[1]).toBe(publicKey.blob);
    }
});

test("the fingerprints of keys of every type are ssh-keygen's", async () => {
    const judge = async (texts: readonly string[], hash: "md5" | "sha256") => {
        const listings = await listedBySshKeygen(texts, hash);
        return texts.map((text, index) => {
            const key = parsePublicKey(text);
            const ours = hash === "md5" ? `MD5:${key.fingerprint}` : key.fingerprintSha256;
            return listings[index]?.join() === ours
                ? undefined
                : `ours: ${ours}, ssh-keygen's: ${listings[index]?.join()}`;
        });
    };
    await assertInBatches(goodKeys, (texts) => judge(texts, "md5"), options(0.25));
    await assertInBatches(goodKeys, (texts) => judge(texts, "sha256"), options(0.25));
});
