import fc from "fast-check";
import {
    formatPrivateKey,
    generateKey,
    privateKeyFormats,
    type PrivateKeyFormat,
    type PublicKey,
} from "../../../provider/key-material";
import { puttyMac } from "../../../provider/key-material/write/putty";
import { kinds, specs, type Kind } from "../key-material/keys";
import { signOf } from "./characters";

/** Private keys, whole and damaged. */

export interface Sample {
    readonly kind: Kind;
    readonly format: PrivateKeyFormat;
    readonly text: string;
    readonly publicKey: PublicKey;
}

/** A key of every kind in every format that it can be written in, with a comment where there is a place for one. */
export async function makeSamples(): Promise<Sample[]> {
    const samples: Sample[] = [];
    for (const kind of kinds) {
        const { text, publicKey } = await generateKey(specs[kind]);
        for (const format of privateKeyFormats[specs[kind].algorithm]) {
            samples.push({ kind, format, text: formatPrivateKey(text, format, "me@laptop"), publicKey });
        }
    }
    return samples;
}

/** How a text is damaged; data, so that fast-check can make it smaller. Positions count from the beginning, modulo. */
const textChanges = fc.tuple(
    fc.constantFrom("replace", "drop", "insert", "cut", "end", "turn", "repeat"),
    fc.nat(),
    fc.oneof(
        signOf("AZaz09+/=- :\n\r\t\u0000\ufeff"),
        fc.constantFrom("\r\n", "-----", "PRIVATE KEY-----", "Proc-Type: 4,ENCRYPTED"),
        fc.string({ unit: "binary", minLength: 1, maxLength: 3 }),
    ),
);
const bodyChanges = fc.tuple(
    fc.constantFrom("flip", "drop", "insert", "cut", "length", "long"),
    fc.nat(),
    fc.integer({ min: 1, max: 255 }),
);

export const changes = fc.record({
    sample: fc.nat(),
    body: fc.array(bodyChanges, { maxLength: 2 }),
    text: fc.array(textChanges, { maxLength: 2 }),
    /** What is put behind: nothing, another sample, or any text. */
    then: fc.option(fc.oneof(fc.nat(), fc.string({ unit: "binary", maxLength: 40 })), { freq: 15 }),
});
export type Changes = typeof changes extends fc.Arbitrary<infer T> ? T : never;

/** The sample that is damaged, and what becomes of it. */
export function damage(samples: readonly Sample[], { sample, body, text, then }: Changes): [Sample, string] {
    const pick = (index: number) => samples[index % samples.length]!;
    const origin = pick(sample);
    let damaged = body.length === 0 ? origin.text : changedBody(origin, body);
    for (const change of text) damaged = changedText(damaged, change);
    if (typeof then === "number") damaged += pick(then).text;
    if (typeof then === "string") damaged += then;
    return [origin, damaged];
}

function changedText(text: string, [way, position, piece]: readonly [string, number, string]): string {
    const at = position % (text.length + 1);
    const [head, tail] = [text.slice(0, at), text.slice(at)];
    switch (way) {
        case "replace":
            return head + piece + tail.slice(piece.length);
        case "drop":
            return head + tail.slice(1);
        case "insert":
            return head + piece + tail;
        case "cut":
            return head;
        case "end":
            return text.replaceAll("\n", piece);
        case "turn":
            return tail + head;
        default:
            return head + tail.slice(0, 100) + tail;
    }
}

function changedBody({ format, text }: Sample, all: readonly (readonly [string, number, number])[]): string {
    const change = (bytes: Buffer) => all.reduce(changedBytes, bytes);
    return format === "PuTTY" ? changedPutty(text, change) : changedPem(text, change);
}

function changedPem(text: string, change: (bytes: Buffer) => Buffer): string {
    const [begin = "", ...rest] = text.trim().split("\n");
    const body = Buffer.from(rest.slice(0, -1).join(""), "base64");
    return [begin, ...wrapped(change(body)), rest.at(-1), ""].join("\n");
}

/** The private half is changed, and the checksum made right again: it would hide what is behind it. */
function changedPutty(text: string, change: (bytes: Buffer) => Buffer): string {
    const [, head = "", privateLines = ""] = /^([^]*)Private-Lines: \d+\n([^]*)Private-MAC/.exec(text) ?? [];
    const [, type = "", comment = "", publicLines = ""] =
        /^PuTTY-User-Key-File-2: (\S+)\n.*\nComment: (.*)\nPublic-Lines: \d+\n([^]*)$/.exec(head) ?? [];
    const privateBlob = change(Buffer.from(privateLines, "base64"));
    const lines = wrapped(privateBlob);
    const mac = puttyMac("2", { type, comment, publicBlob: Buffer.from(publicLines, "base64"), privateBlob });
    return [`${head}Private-Lines: ${lines.length}`, ...lines, `Private-MAC: ${mac}`, ""].join("\n");
}

function wrapped(bytes: Buffer): string[] {
    return bytes.toString("base64").match(/.{1,64}/g) ?? [];
}

function changedBytes(given: Buffer, [way, position, byte]: readonly [string, number, number]): Buffer {
    const bytes = Buffer.from(given);
    if (bytes.length < 4) return bytes;
    const at = position % bytes.length;
    const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)];
    switch (way) {
        case "flip":
            bytes[at]! ^= byte;
            return bytes;
        case "drop":
            return Buffer.concat([head, tail.subarray(1)]);
        case "insert":
            return Buffer.concat([head, Buffer.of(byte), tail]);
        case "cut":
            return head;
        case "length":
            bytes.writeUInt32BE([0, 1, 255, 0x7fffffff, 0xffffffff][byte % 5]!, Math.min(at, bytes.length - 4));
            return bytes;
        default:
            return Buffer.concat([head, Buffer.alloc(byte * 64, byte), tail]);
    }
}
