import { problemOfSegment } from "../../../provider/core/path-segment";
import { generateName, problemOfName } from "../../../provider/keypair/arguments/name";

const suffix = () => "0123abc";

test.each([
    ["an ordinary name", "web", "web-0123abc"],
    ["emoji", "🔑🔑", "keypair-0123abc"],
    ["text with emoji", "my🔑key", "my-key-0123abc"],
    ["Chinese", "鑰匙對", "keypair-0123abc"],
    ["dots and slashes", "a.b/c", "a-b-c-0123abc"],
    ["nothing", "", "keypair-0123abc"],
    ["blanks", "  ", "keypair-0123abc"],
    ["hyphens alone", "---", "keypair-0123abc"],
    ["a newline", "a\nb", "a-b-0123abc"],
])("a legal name is generated from %s", (_what, logicalName, expected) => {
    const name = generateName({ logicalName, suffix });
    expect(name).toBe(expected);
    expect(problemOfName(name)).toBeUndefined();
});

test.each([247, 248, 500])("a name generated from %d characters is short enough and keeps its suffix", (length) => {
    const name = generateName({ logicalName: "x".repeat(length), suffix });
    expect(name.length).toBeLessThanOrEqual(255);
    expect(name).toMatch(/^x+-0123abc$/);
    expect(problemOfName(name)).toBeUndefined();
});

test.each(["k", "K1", "a b", "a-b_c", "-a", "x".repeat(255)])("TWCC takes %j", (name) => {
    expect(problemOfName(name)).toBeUndefined();
});

test.each(["", "x".repeat(256), " a", "a ", "k.1", "a/b", "鑰", "a\nb", "a\tb", "é", "🔑"])(
    "TWCC does not take %j",
    (name) => {
        expect(problemOfName(name)).toBeDefined();
    },
);

test.each<[string, string]>([
    ["k.1", "has a character that TWCC does not accept at position 2: use letters A to Z, digits, spaces, - and _"],
    [".", "has a character that TWCC does not accept at position 1: use letters A to Z, digits, spaces, - and _"],
    ["", "is empty: use 1 to 255 characters, or leave it out to get a generated name"],
])("what is wrong with %j is said plainly", (name, words) => {
    expect(problemOfName(name)).toBe(words);
});

describe("a name of a key pair that exists", () => {
    test.each(["k", "k.1", ".k", "...", "a@b", " a ", "%2e%2e", "鑰🔑", "a?b#c", "🔑".repeat(255)])(
        "may be looked up: %j",
        (name) => {
            expect(problemOfSegment(name)).toBeUndefined();
            const folder = new URL("https://twcc.test/api/v3/platform/keypairs/");
            const address = new URL(`${folder.href}${encodeURIComponent(name)}/`);
            expect(address.pathname.split("/").map(decodeURIComponent)).toEqual([
                "",
                "api",
                "v3",
                "platform",
                "keypairs",
                name,
                "",
            ]);
        },
    );

    test.each<[string, RegExp]>([
        ["", /^is empty/],
        [".", /^is "\." or "\.\."/],
        ["..", /^is "\." or "\.\."/],
        ["k".repeat(256), /^has 256 characters/],
        ["🔑a/b", /at position 3:/],
        ["a\\b", /at position 2:/],
        ["a\nb", /at position 2:/],
        ["\u001b[2J", /at position 1:/],
        ["a\u0085", /at position 2:/],
        ["a\ud800", /at position 2:/],
    ])("never leads to another address: %j", (name, words) => {
        expect(problemOfSegment(name)).toMatch(words);
    });
});
