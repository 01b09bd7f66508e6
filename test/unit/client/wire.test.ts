import { fingerprintOf, userOf } from "../../../provider/client/http/wire";

const md5 = "c7:2f:70:7e:94:21:38:33:f2:96:15:b5:9a:59:c2:b8";

test.each([
    ["as it is", md5],
    ["in capitals", md5.toUpperCase()],
    ["with its kind in front", `MD5:${md5}`],
    ["with blanks around", ` ${md5}\n`],
])("a fingerprint %s", (_, value) => {
    expect(fingerprintOf(value)).toBe(md5);
});

test.each([["words"], [`${md5}:00`], [md5.slice(3)], [`${md5}\u001b[2J`], [""], [1], [undefined]])(
    "no fingerprint: %j",
    (value) => {
        expect(fingerprintOf(value)).toBeUndefined();
    },
);

test("a user's names reach messages only where a terminal can show them", () => {
    expect(userOf({ id: 1001, username: "alice 愛麗絲" })).toEqual({ id: "1001", username: "alice 愛麗絲" });
    expect(userOf({ id: "1001", username: "al\u001b[2Jice" })).toEqual({ id: "1001" });
    expect(userOf({ id: "1\n2", username: "alice" })).toBeUndefined();
    expect(userOf({ username: "alice" })).toBeUndefined();
});
