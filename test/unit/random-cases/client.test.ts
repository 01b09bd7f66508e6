import fc from "fast-check";
import { Caller } from "../../../provider/client/http/caller";
import type { Answer } from "../../../provider/client/http/answer";
import { Redaction } from "../../../provider/client/http/redact";
import { TransportError, type Transport } from "../../../provider/client/http/transport";
import { Keypairs } from "../../../provider/client/keypairs";
import { TwccError } from "../../../provider/client";
import { whoami } from "../../../provider/client/whoami";
import type { ApiKey } from "../../../provider/configuration";
import { Deadline } from "../../../provider/core/deadline";
import { configurationWith } from "../keypair/view";
import { options } from "./runs";

const apiKey: ApiKey = { value: "0a1b2c3d-4e5f-6789", source: "the stack configuration twcc:apiKey", fromStack: true };
const pem = "-----BEGIN RSA PRIVATE KEY-----\nMIIsecret\n-----END RSA PRIVATE KEY-----\n";

/** Text that a gateway or a proxy may send, with what must not be repeated somewhere in it. */
const text = fc
    .array(
        fc.oneof(
            fc.string({ unit: "binary", maxLength: 30 }),
            fc.constantFrom(
                apiKey.value,
                pem,
                pem.trim().slice(0, 45),
                "quota",
                "no Route matched",
                "\u001b[31m",
                "\r\n",
            ),
        ),
        { maxLength: 5 },
    )
    .map((pieces) => pieces.join(""));

const fields = fc.dictionary(
    fc.constantFrom("name", "fingerprint", "public_key", "create_time", "user", "message", "detail", "id", "username"),
    fc.oneof(
        text,
        fc.constantFrom("k", "aa:bb", "2026-11-24T00:00:00"),
        fc.record({ id: text, username: text }),
        fc.jsonValue(),
    ),
    { noNullPrototype: true },
);

const wholeBodies = fc.oneof(
    text,
    fields.map((object) => JSON.stringify(object)),
    fc.array(fields, { maxLength: 2 }).map((list) => JSON.stringify(list)),
    fc.json(),
    text.map((title) => `<html><title>${title}</title></html>`),
    text.map((quoted) => JSON.stringify(quoted)),
);
const bodies = fc.oneof(
    { weight: 3, arbitrary: wholeBodies },
    fc.tuple(wholeBodies, fc.nat(200)).map(([body, length]) => body.slice(0, length)),
);

const headers = fc.dictionary(
    fc.constantFrom("x-request-id", "x-kong-request-id", "retry-after", "location", "content-type"),
    fc.oneof(
        text,
        fc.constant(apiKey.value),
        fc.array(text, { maxLength: 2 }),
        fc.constantFrom("9".repeat(400), "-1", "Tue, 24 Nov 2026 00:00:10 GMT"),
    ),
    { noNullPrototype: true },
);

const statuses = fc.oneof(
    fc.constantFrom(200, 204, 302, 401, 403, 404, 409, 429, 500, 503),
    fc.integer({ min: 100, max: 999 }),
);

const answers: fc.Arbitrary<Answer | TransportError> = fc.oneof(
    { weight: 12, arbitrary: fc.record({ status: statuses, headers, body: bodies }) },
    fc
        .tuple(fc.constantFrom("unreachable", "certificate", "cut", "timeout"), fc.boolean())
        .map(([kind, written]) => new TransportError(kind, "it broke", written)),
);

/** Every call of the API, over a transport that gives this one answer. There is no time for another attempt. */
function calls(answer: Answer | TransportError): (() => Promise<unknown>)[] {
    const transport: Transport = () => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer));
    const caller = new Caller(configurationWith(), apiKey, transport);
    const keypairs = new Keypairs(caller, "taichung");
    const bounds = (time = 0) => ({ deadline: new Deadline(time), log: { info: fail, warn: fail } });
    // A POST is sent once, and only with the time for its answer.
    const enough = 120_000;
    return [
        () => keypairs.create({ name: "k", publicKey: "ssh-ed25519 AAAA" }, bounds(enough)),
        () => keypairs.create({ name: "k" }, bounds(enough)),
        () => keypairs.get("k", bounds()),
        () => keypairs.delete("k", bounds()),
        () => whoami(caller, bounds()),
    ];
}

function fail(message: string): never {
    throw new Error(`nothing was to be said: ${message}`);
}

test("whatever comes as an answer, a call ends well or with the client's own error, without a secret in it", async () => {
    let [failed, ended] = [0, 0];
    await fc.assert(
        fc.asyncProperty(answers, async (answer) => {
            for (const call of calls(answer)) {
                const error: unknown = await call().then(
                    () => undefined,
                    (thrown: unknown) => thrown,
                );
                if (error === undefined) {
                    ended += 1;
                    continue;
                }
                failed += 1;
                expect(error).toBeInstanceOf(TwccError);
                const { message, failure } = error as TwccError;
                expect(`${message}${JSON.stringify(failure)}`).not.toMatch(/0a1b2c3d-4e5f-6789|MIIsecret/);
                expect(message).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
                expect(message.length).toBeLessThan(2000);
            }
        }),
        options(0.5),
    );
    expect(Math.min(failed, ended)).toBeGreaterThan(options().numRuns / 10);
});

test("no API key comes through the redaction, wherever and however often it stands", () => {
    // What configuration lets pass as an API key. Short ones stand in any text by chance, and the marks have brackets.
    const signs = Array.from({ length: 0x7f - 0x21 }, (_none, index) => String.fromCharCode(0x21 + index));
    const keys = fc.string({
        unit: fc.constantFrom(...signs.filter((sign) => !"[]".includes(sign))),
        minLength: 8,
        maxLength: 60,
    });
    fc.assert(
        fc.property(keys, fc.array(fc.oneof(text, fc.nat(60)), { maxLength: 8 }), (key, pieces) => {
            // Numbers stand for the key, or for its beginning.
            const given = pieces.map((piece) => (typeof piece === "number" ? key.slice(0, piece) : piece)).join("");
            const redaction = new Redaction({ apiKey: { value: key } });
            for (const text of [given, given.padStart(290 + key.length)]) {
                for (const shown of [redaction.line(text), redaction.text(text)]) {
                    expect(shown).not.toContain(key);
                    expect(shown).not.toContain("MIIsecret");
                    expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
                }
            }
        }),
        options(),
    );
});
