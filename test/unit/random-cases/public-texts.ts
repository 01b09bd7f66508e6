import fc from "fast-check";
import { createECDH } from "node:crypto";
import { string } from "../key-material/keys";
import { signOf } from "./characters";

/** Texts that are public keys, nearly so, or nothing of the kind. */

/** A key before it is written: its label and the fields of its blob, of which the first repeats the label. */
interface Fields {
    label: string;
    fields: Buffer[];
}

const bytes = (constraints: fc.IntArrayConstraints) => fc.uint8Array(constraints).map((array) => Buffer.from(array));
const exactly = (length: number) => bytes({ minLength: length, maxLength: length });

const ed25519: fc.Arbitrary<Fields> = exactly(32).map((point) => ({
    label: "ssh-ed25519",
    fields: [Buffer.from("ssh-ed25519"), point],
}));

const ecdsa: fc.Arbitrary<Fields> = fc
    .constantFrom(
        ["nistp256", "prime256v1", 32] as const,
        ["nistp384", "secp384r1", 48] as const,
        ["nistp521", "secp521r1", 66] as const,
    )
    .chain(([curve, name, length]) =>
        exactly(length).map((random) => {
            // Below the order of its curve, and not zero.
            const number = Buffer.concat([Buffer.of(0), random.subarray(1)]);
            number[length - 1]! |= 1;
            const ecdh = createECDH(name);
            ecdh.setPrivateKey(number);
            const label = `ecdsa-sha2-${curve}`;
            return { label, fields: [Buffer.from(label), Buffer.from(curve), ecdh.getPublicKey()] };
        }),
    );

/** An odd number of so many bits, as a field. */
const odd = (bits: number) =>
    exactly(Math.ceil(bits / 8)).map((random) => {
        const top = (bits - 1) % 8;
        random[0] = (random[0]! & ((1 << top) - 1)) | (1 << top);
        random[random.length - 1]! |= 1;
        return top === 7 ? Buffer.concat([Buffer.of(0), random]) : random;
    });

const rsa: fc.Arbitrary<Fields> = fc
    .record({
        exponent: fc.oneof(
            { weight: 6, arbitrary: fc.constant(Buffer.of(1, 0, 1)) },
            fc.constantFrom(Buffer.of(3), Buffer.of(35), Buffer.of(1), Buffer.of(4), Buffer.of(0)),
            odd(64),
            odd(72),
        ),
        modulus: fc
            .oneof(
                { weight: 6, arbitrary: fc.constantFrom(2048, 2049, 3072, 3073, 4096) },
                fc.constantFrom(1023, 1024, 2040, 2047, 8192, 16384, 16385),
            )
            .chain(odd),
    })
    .map(({ exponent, modulus }) => ({ label: "ssh-rsa", fields: [Buffer.from("ssh-rsa"), exponent, modulus] }));

const dsa: fc.Arbitrary<Fields> = fc.tuple(odd(1024), odd(160), odd(1024), odd(1024)).map((numbers) => ({
    label: "ssh-dss",
    fields: [Buffer.from("ssh-dss"), ...numbers],
}));

const goodFields = fc.oneof(ed25519, ecdsa, rsa);

const labels = [
    "ssh-ed25519",
    "ssh-rsa",
    "ssh-dss",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "rsa-sha2-256",
    "sk-ssh-ed25519@openssh.com",
    "ssh-ed25519-cert-v01@openssh.com",
    "SSH-RSA",
];

/** One field of a key changed, dropped, added, or its label exchanged. */
const damagedFields: fc.Arbitrary<Fields> = fc
    .tuple(
        fc.oneof({ weight: 9, arbitrary: goodFields }, dsa),
        fc.nat(3),
        fc.oneof(
            fc.record({ flip: fc.nat(), mask: fc.integer({ min: 1, max: 255 }) }),
            fc.record({ cut: fc.nat() }),
            fc.record({ append: bytes({ minLength: 1, maxLength: 8 }) }),
            fc.record({ prepend: fc.constantFrom(Buffer.of(0), Buffer.of(0, 0), Buffer.of(255)) }),
            fc.record({ replace: bytes({ maxLength: 40 }) }),
            fc.record({ label: fc.constantFrom(...labels) }),
            fc.constantFrom("drop" as const, "twice" as const, "compress" as const),
        ),
    )
    .map(([key, at, change]) => {
        const fields = key.fields.map((field) => Buffer.from(field));
        const index = at % fields.length;
        const field = fields[index]!;
        if (change === "drop") fields.splice(index, 1);
        else if (change === "twice") fields.splice(index, 0, field);
        else if (change === "compress") fields[index] = Buffer.concat([Buffer.of(2), field.subarray(1, 33)]);
        else if ("flip" in change) field[change.flip % field.length]! ^= change.mask;
        else if ("cut" in change) fields[index] = field.subarray(0, change.cut % (field.length + 1));
        else if ("append" in change) fields[index] = Buffer.concat([field, change.append]);
        else if ("prepend" in change) fields[index] = Buffer.concat([change.prepend, field]);
        else if ("replace" in change) fields[index] = change.replace;
        else return { label: change.label, fields: key.fields };
        return { label: key.label, fields };
    });

const written = ({ label, fields }: Fields) => `${label} ${Buffer.concat(fields.map(string)).toString("base64")}`;

/** The type and the blob of a good key, one blank between. */
export const goodKeys: fc.Arbitrary<string> = fc
    .oneof(
        ed25519,
        ecdsa,
        fc.constantFrom(2048, 2049, 3072, 4096, 8192).chain((bits) =>
            odd(bits).map((modulus) => ({
                label: "ssh-rsa",
                fields: [Buffer.from("ssh-rsa"), Buffer.of(1, 0, 1), modulus],
            })),
        ),
    )
    .map(written);

/** A blob with a byte changed, cut off or added, wherever that is. */
const damagedBlobs: fc.Arbitrary<string> = fc
    .tuple(goodFields, fc.nat(), fc.constantFrom("flip", "cut", "insert", "length"), fc.nat(255))
    .map(([key, position, way, byte]) => {
        const blob = Buffer.concat(key.fields.map(string));
        const at = position % blob.length;
        if (way === "flip") blob[at]! ^= byte;
        if (way === "length")
            blob.writeUInt32BE([0, 1, 0x7fffffff, 0xffffffff][byte % 4]!, Math.min(at, blob.length - 4));
        const changed =
            way === "cut"
                ? blob.subarray(0, at)
                : way === "insert"
                  ? Buffer.concat([blob.subarray(0, at), Buffer.of(byte), blob.subarray(at)])
                  : blob;
        return `${key.label} ${changed.toString("base64")}`;
    });

export const blanks = fc.constantFrom(" ", " ", " ", "  ", "\t", " \t ");
export const lineEnds = fc.constantFrom("", "", "\n", "\r\n", " \n", "\n\n", "\t", "\r\n\r\n");

/** Text of people: any character, signs that matter in keys more often. */
export const comments = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom("", "me@laptop", "王小明 laptop", "a  b", "# x", "'\"\\$(x)`", "🔑") },
    fc.string({ unit: "grapheme", maxLength: 30 }),
    fc.string({ unit: "binary", maxLength: 10 }),
    fc.string({ unit: signOf(' \t\u00a0\u2028\u0085\u0000\u0007\r\n,"=ssh-raAecd\ud800'), maxLength: 20 }),
    fc.constantFrom(
        "ssh-rsa AAAAB3NzaC1yc2E",
        "x,ssh-ed25519 AAAAC3",
        "-----BEGIN RSA PRIVATE KEY-----",
        "PRIVATE KEY",
    ),
    fc.string({ minLength: 500, maxLength: 900 }),
);

const keys = fc.oneof(
    { weight: 10, arbitrary: goodKeys },
    { weight: 4, arbitrary: damagedFields.map(written) },
    { weight: 3, arbitrary: damagedBlobs },
    { weight: 1, arbitrary: goodFields.map(written) },
);

/** A key among other text, as it may come from a file. */
const lines = fc
    .record({
        before: fc.oneof(
            { weight: 9, arbitrary: fc.constant("") },
            fc.constantFrom(
                " ",
                "\n",
                "\r\n",
                "\r",
                "\t",
                "\uFEFF",
                "\u00a0",
                "# comment\n",
                "no-pty ",
                'command="a b" ',
                "host ",
            ),
        ),
        key: keys,
        between: fc.oneof(
            { weight: 9, arbitrary: fc.constant(" ") },
            blanks,
            fc.constantFrom("", "\u00a0", "\v", "\n"),
        ),
        separator: blanks,
        comment: comments,
        after: lineEnds,
    })
    .map(({ before, key, between, separator, comment, after }) => {
        const tail = comment === "" ? "" : `${separator}${comment}`;
        return `${before}${key.replace(" ", between)}${tail}${after}`;
    });

const signs = fc.oneof(
    signOf('AZaz09+/= \t\n\r,"-@_#\u0000\u00a0\ufeff'),
    fc.string({ unit: "binary", minLength: 1, maxLength: 2 }),
);

/** A text with characters changed, dropped, added or moved, or cut off. */
const damagedLines = fc
    .tuple(lines, fc.array(fc.tuple(fc.nat(), signs, fc.nat(4)), { minLength: 1, maxLength: 3 }))
    .map(([text, changes]) =>
        changes.reduce((line, [position, sign, way]) => {
            // The label and the beginning of the blob are short: half of the changes go there.
            const at = position % (way % 2 === 0 ? Math.min(line.length, 40) + 1 : line.length + 1);
            const [head, tail] = [line.slice(0, at), line.slice(at)];
            return [head + sign + tail.slice(1), head + tail.slice(1), head + sign + tail, head, tail + head][way]!;
        }, text),
    );

const glue = fc.constantFrom("", "\n", "\r\n", "\r", " ", "\n\n", "\u0000", ",", "\u2028");

/** Everything that the parser of public keys may meet. */
export const publicTexts: fc.Arbitrary<string> = fc.oneof(
    { weight: 60, arbitrary: lines },
    { weight: 30, arbitrary: damagedLines },
    { weight: 8, arbitrary: fc.tuple(lines, glue, fc.oneof(lines, comments)).map((parts) => parts.join("")) },
    { weight: 6, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
    {
        weight: 6,
        arbitrary: fc
            .tuple(fc.constantFrom(...labels), fc.base64String({ maxLength: 400 }), comments)
            .map((parts) => parts.join(" ")),
    },
    { weight: 1, arbitrary: fc.tuple(lines, fc.nat(40_000)).map(([text, length]) => text + "x".repeat(length)) },
);
