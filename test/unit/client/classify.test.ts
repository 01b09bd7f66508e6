import type { FailureKind } from "../../../provider/client";
import type { Outcome } from "../../../provider/client/errors";
import { retryAfter, type Answer } from "../../../provider/client/http/answer";
import { failureOf } from "../../../provider/client/http/classify";
import { Redaction } from "../../../provider/client/http/redact";

const apiKey = { value: "s3cret-api-key", source: "the stack configuration twcc:apiKey", fromStack: true };
const endpoint = { url: "https://twcc.example", platform: "taichung" };

const answer = (status: number, body: unknown = "", headers: Answer["headers"] = {}): Answer => ({
    status,
    headers,
    body: typeof body === "string" ? body : JSON.stringify(body),
});

const failure = (given: Answer) => failureOf(given, { call: "GET keypairs/k/", apiKey, endpoint });

test.each<[number, unknown, FailureKind, Outcome]>([
    [301, "", "redirect", "unknown"],
    [302, "", "redirect", "unknown"],
    [303, "", "redirect", "unknown"],
    [400, { message: "40001: bad" }, "rejected", "refused"],
    [401, { message: "Your request is unauthorized." }, "unauthorized", "not-done"],
    [403, { message: "40301: You do not have permission to perform this action." }, "forbidden", "refused"],
    [403, { message: "40301: Quota exceeded, too many key pairs." }, "quota", "refused"],
    [404, { message: "no Route matched with those values" }, "no-route", "not-done"],
    [404, "<html><title>404</title></html>", "no-route", "not-done"],
    [404, "", "no-route", "not-done"],
    [404, "404 page not found", "no-route", "not-done"],
    [404, { error: "Not Found" }, "no-route", "not-done"],
    [404, { message: "40401: not found" }, "rejected", "refused"],
    [404, { detail: "Not found." }, "rejected", "refused"],
    [408, "", "timeout", "unknown"],
    [409, { message: "40901: Key pair 'k' already exists." }, "conflict", "refused"],
    [418, "", "rejected", "unknown"],
    [425, "", "timeout", "unknown"],
    [429, "", "rate-limit", "unknown"],
    [499, "", "timeout", "unknown"],
    [500, "", "server", "unknown"],
    [502, "<html></html>", "server", "unknown"],
    [503, { message: "50301: busy" }, "server", "unknown"],
])("%d %j is %s, %s", (status, body, kind, outcome) => {
    expect(failure(answer(status, body))).toMatchObject({ kind, outcome });
});

test("a message says the call, the status, TWCC's words, the request's id and what to do", () => {
    const { message } = failure(answer(401, { message: "Key is expired." }, { "x-request-id": "req-1" }));
    expect(message).toMatch(/^GET keypairs\/k\/: TWCC answered 401 “Key is expired\.” \(request id req-1\)\. Check/);
    expect(message).toContain("twcc:apiKey");
    expect(message).toContain("--run-program");
});

test("TWCC's words are found in message or detail; HTML is named by its title, and other bodies are not repeated", () => {
    expect(failure(answer(400, { detail: "in detail" })).message).toContain("“in detail”");
    expect(failure(answer(502, "<html><title>Bad gateway</title>x</html>")).message).toContain("“Bad gateway”");
    const dump = "raw dump with secrets";
    expect(failure(answer(500, dump)).message).not.toContain("raw dump");
    expect(failure(answer(500)).message).toContain("without a body");
});

test("a redirect names the location, without the API key", () => {
    const { message } = failure(answer(302, "", { location: "https://evil.example/?k=s3cret-api-key" }));
    expect(message).toContain("https://evil.example/");
    expect(message).not.toContain("s3cret-api-key");
});

test.each([
    ["as it is", "s3cret-api-key", "s3cret-api-key"],
    ["URL-encoded", "s3c/ret+key=", "s3c%2Fret%2Bkey%3D"],
    ["JSON-escaped", 's3c"ret\\key', 's3c\\"ret\\\\key'],
    ["in base64", "s3cret-api-key", "czNjcmV0LWFwaS1rZXk="],
])("a gateway that repeats the request does not make us repeat the API key: %s", (_how, value, written) => {
    const named = { call: "GET keypairs/k/", apiKey: { ...apiKey, value }, endpoint };
    const bodies = [{ message: `x-api-key: ${written}` }, { detail: written }, `<html><title>${written}</title>`];
    for (const body of bodies) expect(failureOf(answer(500, body), named).message).not.toContain(written);
    const { message } = failureOf(answer(302, "", { location: `https://a.example/${written}` }), named);
    expect(message).not.toContain(written);
});

test.each([
    ["as it is", "correct horse/7"],
    ["URL-encoded", "correct%20horse%2F7"],
    ["as a form has it", "correct+horse%2F7"],
    ["in base64", "Y29ycmVjdCBob3JzZS83"],
])("nor a password: %s", (_how, written) => {
    const named = { call: "POST sites/", apiKey, endpoint, secrets: ["correct horse/7"] };
    const { message } = failureOf(answer(400, { detail: `x-extra-property-password: ${written}` }), named);
    expect(message).toContain("x-extra-property-password: [secret]");
});

test("a request id that holds the API key is not shown", () => {
    const { message } = failure(answer(500, "", { "x-request-id": "req-s3cret-api-key" }));
    expect(message).not.toContain("s3cret");
});

test("an id that is no id is not shown", () => {
    expect(failure(answer(500, "", { "x-request-id": "a b\u001b[31m" })).message).not.toContain("request id");
});

test("an id that holds the API key is not shown", () => {
    const { message, failure: parts } = failure(answer(500, "", { "x-request-id": "for-s3cret-api-key" }));
    expect(`${message}${JSON.stringify(parts)}`).not.toContain("s3cret-api-key");
});

const redaction = (value = apiKey.value, more: { secrets?: string[]; own?: string[] } = {}) =>
    new Redaction({ apiKey: { value }, ...more });

describe("a text for a message", () => {
    test.each([
        ["the API key", "key s3cret-api-key, again s3cret-api-key", "key [API key], again [API key]"],
        [
            "a private key",
            "a -----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY----- b",
            "a [private key] b",
        ],
        ["half a private key", "a -----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl", "a [private key]"],
        ["the other half", "MII\n-----END RSA PRIVATE KEY----- b", "[private key] b"],
        ["PuTTY's form", "a PuTTY-User-Key-File-3: ssh-rsa\nPrivate-Lines: 1\nAAA", "a [private key]"],
        ["control characters", "a\u001b[31m\r\nb\u0000c", "a [31m b c"],
        ["direction marks and what has no width", "a\u202eb\u200b\u2060c\ufeff", "a b c"],
        ["C1 and a lone surrogate", "a\u009b31mb\ud800", "a 31mb"],
    ])("%s", (_what, text, expected) => {
        expect(redaction().line(text)).toBe(expected);
    });

    test("a private key also where the API key is like the line that begins it", () => {
        expect(redaction("-----").line("-----BEGIN RSA PRIVATE KEY-----\nMII")).toBe("[private key]");
    });

    test("cuts long words", () => {
        expect(redaction().line("x".repeat(1000))).toHaveLength(301);
    });

    test("also inside TWCC's words", () => {
        const pem = "-----BEGIN RSA PRIVATE KEY-----\nMIIsecret\n-----END RSA PRIVATE KEY-----";
        const { message } = failure(answer(500, { message: `${pem} s3cret-api-key` }));
        expect(message).not.toMatch(/MIIsecret|s3cret/);
    });
});

describe("a text for the state and for comparisons", () => {
    test.each([
        ["is what it was", "Ubuntu 22.04 (愛麗絲) ❤️"],
        ["keeps its blanks", " a  b "],
    ])("%s", (_what, text) => {
        expect(redaction().text(text)).toBe(text);
        expect(redaction().exact(text)).toBe(text);
    });

    test.each([
        ["a control character", "web\u0000"],
        ["a sign without a width", "\u200bweb"],
        ["the API key", "web s3cret-api-key"],
        ["a password", "web hunter22"],
    ])("with %s in it equals no name that it could be taken for", (_what, text) => {
        const cleaned = redaction(apiKey.value, { secrets: ["hunter22"] }).text(text);
        expect(cleaned).toMatch(/\uFFFD|\[API key\]|\[secret\]/);
        expect(redaction(apiKey.value, { secrets: ["hunter22"] }).exact(text)).toBeUndefined();
    });

    test("is left alone where the program gave it, so that it compares", () => {
        const own = ["👩‍💻 web-server", "web"];
        for (const text of own) expect(redaction(apiKey.value, { secrets: ["web"], own }).text(text)).toBe(text);
        expect(redaction(apiKey.value, { secrets: ["web"], own }).text("web-01")).toBe("[secret]-01");
    });
});

test.each([
    ["seconds", "7", 7000],
    ["no seconds", "0", 0],
    ["a date", "Tue, 24 Nov 2026 00:00:10 GMT", 10_000],
    ["a date that has passed", "Mon, 23 Nov 2026 00:00:00 GMT", 0],
    ["nonsense", "soon", undefined],
    ["nothing", "", undefined],
])("Retry-After: %s, by the server's own clock", (_what, value, expected) => {
    const date = "Tue, 24 Nov 2026 00:00:00 GMT";
    expect(retryAfter(answer(429, "", { "retry-after": value, date }))).toBe(expected);
});

test("a Retry-After that is a date says nothing without the server's clock", () => {
    const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();
    expect(retryAfter(answer(429, "", { "retry-after": inAnHour }))).toBeUndefined();
});
