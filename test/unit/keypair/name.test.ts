import { drawName, problemOfName } from "../../../provider/keypair/name";

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
])("a legal name is drawn from %s", (_what, logicalName, expected) => {
    const name = drawName({ logicalName, suffix });
    expect(name).toBe(expected);
    expect(problemOfName(name)).toBeUndefined();
});

test.each([247, 248, 500])("a name drawn from %d characters is short enough and keeps its suffix", (length) => {
    const name = drawName({ logicalName: "x".repeat(length), suffix });
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
