import { Redaction } from "../../../provider/client/http/redact";
import { arrayIn, Fields, objectIn, secretBody } from "../../../provider/client/http/fields";

const apiKey = { value: "s3cret-api-key" };
const fields = (values: Readonly<Record<string, unknown>>) => new Fields(values, new Redaction({ apiKey }));
const answer = (body: string) => ({ status: 200, headers: {}, body });

const md5 = "c7:2f:70:7e:94:21:38:33:f2:96:15:b5:9a:59:c2:b8";

test.each([
    ["as it is", md5],
    ["in capitals", md5.toUpperCase()],
    ["with its kind in front", `MD5:${md5}`],
    ["with blanks around", ` ${md5}\n`],
])("a fingerprint %s", (_, value) => {
    expect(fields({ value }).fingerprint("value")).toBe(md5);
});

test.each([["words"], [`${md5}:00`], [md5.slice(3)], [`${md5}\u001b[2J`], [""], [1], [undefined]])(
    "no fingerprint: %j",
    (value) => {
        expect(fields({ value }).fingerprint("value")).toBeUndefined();
    },
);

test("a user's names reach messages only where a terminal can show them and they hold no secret", () => {
    const userOf = (values: Readonly<Record<string, unknown>>) => fields(values).asUser();
    expect(userOf({ id: 1001, username: "alice 愛麗絲" })).toEqual({ id: "1001", username: "alice 愛麗絲" });
    expect(userOf({ id: "1001", username: "al\u001b[2Jice" })).toEqual({ id: "1001" });
    expect(userOf({ id: "1001", username: "s3cret-api-key" })).toEqual({ id: "1001" });
    expect(userOf({ id: "1\n2", username: "alice" })).toBeUndefined();
    expect(userOf({ id: "s3cret-api-key", username: "alice" })).toBeUndefined();
    expect(userOf({ username: "alice" })).toBeUndefined();
});

test("a known word stays where a secret is like it", () => {
    const like = new Fields({ status: "Ready" }, new Redaction({ apiKey, secrets: ["Ready"] }));
    expect(like.word("status", ["Ready"])).toBe("Ready");
    expect(like.text("status")).toBe("[secret]");
});

test("what is no object, no list or no JSON is nothing", () => {
    const known = { apiKey };
    expect(objectIn(answer("[]"), known)).toBeUndefined();
    expect(objectIn(answer("{"), known)).toBeUndefined();
    expect(arrayIn(answer("{}"), known)).toBeUndefined();
    expect(arrayIn(answer('[1, {"a": "b"}]'), known)?.map((one) => one.text("a"))).toEqual([undefined, "b"]);
});

test("a new private key comes as it is, bare or as JSON", () => {
    const key = "-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----";
    expect(secretBody(answer(`${key}\n`))).toBe(key);
    expect(secretBody(answer(JSON.stringify(key)))).toBe(key);
    expect(secretBody(answer('"half'))).toBe('"half');
});
