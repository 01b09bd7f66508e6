import { generateName, problemOfName } from "../../../provider/instance/arguments/name";

const suffix = () => "0123abc";

test.each([
    ["an ordinary name", "web", "web-0123abc"],
    ["capitals", "WebServer", "webserve-0123abc"],
    ["a long name", "a-very-long-name", "a-very-l-0123abc"],
    ["a hyphen where it is cut", "abcdefg-h", "abcdefg-0123abc"],
    ["a digit in front", "3com", "com-0123abc"],
    ["digits alone", "42", "vm-0123abc"],
    ["Chinese", "虛擬", "vm-0123abc"],
    ["nothing", "", "vm-0123abc"],
])("a legal name is generated from %s", (_what, logicalName, expected) => {
    const name = generateName({ logicalName, suffix });
    expect(name).toBe(expected);
    expect(name).toMatch(/^[a-z][a-z-_0-9]{5,15}$/);
    expect(problemOfName(name)).toBeUndefined();
});

test.each(["abcdef", "a23456", "a-_-_-", "x".repeat(16)])("TWCC takes %j", (name) => {
    expect(problemOfName(name)).toBeUndefined();
});

test.each(["", "abcde", "x".repeat(17), "Abcdef", "1bcdef", "-bcdef", "abc def", "abc.def", "abcdéf"])(
    "TWCC does not take %j",
    (name) => {
        expect(problemOfName(name)).toBeDefined();
    },
);
