import { unknown } from "../../../provider/core/unknown";
import { check } from "../../../provider/instance/arguments/check";
import { instanceArguments } from "../../../provider/instance/properties";
import { configurationWith, naming } from "../keypair/view";
import { checked, failuresOf, right, view } from "./view";

test.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    ["a short name", { name: "web" }, /^name has 3 characters/],
    ["no credential", { keypair: undefined }, /^keypair is missing: .*key\.name/],
    ["a key pair that is a folder", { keypair: ".." }, /^keypair is "\." or "\.\."/],
    ["a key pair in a folder", { keypair: "a/b" }, /^keypair has a slash, a control character or .* at position 2:/],
    ["two credentials", { password: "p" }, /^keypair and password cannot be combined/],
    ["no image", { image: undefined }, /^image is missing/],
    ["no flavor", { flavor: undefined }, /^flavor is missing/],
    ["no solution", { solution: undefined }, /^solution is missing/],
    ["an empty flavor", { flavor: "" }, /^flavor is empty/],
    ["a project of no kind", { project: 1.5 }, /^project has to be a whole number/],
    [
        "two public addresses",
        { assignFloatingIp: true, staticIp: "203.0.113.7" },
        /^assignFloatingIp and staticIp cannot be combined/,
    ],
    ["a static IP that is none", { staticIp: "web.example" }, /^staticIp has to be an IPv4 address/],
    ["a disk type without a size", { dataVolumeType: "ssd" }, /^dataVolumeType needs dataVolumeSize/],
    ["a disk type that is none", { systemVolumeType: "floppy" }, /^systemVolumeType has to be one of "local_disk"/],
    ["half a gigabyte", { dataVolumeSize: 0.5 }, /^dataVolumeSize has to be a whole number/],
    ["a group with a comma", { securityGroups: ["a,b"] }, /^securityGroups has an entry with a comma/],
    ["no list of groups", { securityGroups: "a" }, /^securityGroups has to be a list/],
    [
        "a password that cannot be sent",
        { keypair: undefined, password: "pässword" },
        /^password has a character that cannot be sent at position 2:/,
    ],
    ["a line break, which would end a header", { image: "a\r\nx-api-key: b" }, /^image has a character/],
    ["a description of two lines", { description: "a\nb" }, /^description has to be one line/],
    ["keepers of numbers", { keepers: { a: 1 } }, /^keepers has to be a map of strings/],
    ["no time at all", { createTimeout: 0 }, /^createTimeout has to be a whole number/],
    [
        "an argument of twccli's",
        { key_pair: "k1" },
        /^key_pair is not an argument of twcc\.Instance: did you mean keypair\?/,
    ],
    [
        "an argument of nobody's",
        { colour: "red" },
        /^colour is not an argument of twcc\.Instance: the arguments are name, /,
    ],
])("%s is refused at preview", (_what, args, sentence) => {
    const failures = failuresOf(args);
    expect(failures).toEqual([expect.stringMatching(sentence)]);
    expect(failures[0]).toMatch(/[.?]$/);
    // Any value could be a secret in the wrong place.
    for (const value of Object.values(args)) {
        if (typeof value === "string" && value.length > 3) expect(failures[0]).not.toContain(value);
    }
});

test("a project comes from the arguments, else from the configuration; without one the places are named", () => {
    expect(checked().project).toBe("ENT101001");
    expect(checked({ project: "ENT7" }).project).toBe("ENT7");
    expect(checked({ project: 7 }).project).toBe("7");
    expect(failuresOf({}, {})).toEqual([
        expect.stringMatching(/^project is missing: .*twcc:project.*TWCC_PROJECT.*twccli/),
    ]);
    expect(failuresOf({ project: 7 }, {})).toEqual([]);
    const damaged = { ...configurationWith({}), projectProblem: "twccli's file is damaged." };
    const { failures } = check({ configuration: damaged }, undefined, right, naming);
    expect(failures).toEqual([expect.stringMatching(/^project is missing/), "twccli's file is damaged."]);
    expect(check({ configuration: damaged }, undefined, { ...right, project: 7 }, naming).failures).toEqual([]);
});

test("arguments that are set to their default are absent", () => {
    const defaults = {
        network: "default_network",
        availabilityZone: "nova",
        assignFloatingIp: false,
        securityGroups: [],
        description: "",
        keepers: {},
        createTimeout: 1200,
    };
    expect(checked(defaults)).toEqual(checked());
});

test("images go without whose they are, and groups in one order", () => {
    expect(checked({ image: "(public)Ubuntu 22.04" })).toEqual(checked());
    expect(checked({ securityGroups: ["web", "default", "web"] }).securityGroups).toEqual(["default", "web"]);
});

test("a generated name stays as long as none is given", () => {
    const first = checked();
    expect(first).toMatchObject({ name: "web-0123abc", autoNamed: true });
    expect(checked({}, { ...first, name: "web-fffffff" }).name).toBe("web-fffffff");
    expect(checked({ name: "given-1" }, first).autoNamed).toBeUndefined();
    expect(checked({}, { name: "given-1" }).name).toBe("web-0123abc");
});

test.each(Object.keys(instanceArguments))("an unknown %s passes", (argument) => {
    const credential = argument === "password" ? { keypair: undefined } : {};
    const disk = argument === "dataVolumeType" ? { dataVolumeSize: 10 } : {};
    const inputs = checked({ ...credential, ...disk, [argument]: unknown });
    expect(inputs[argument]).toBe(unknown);
});

test("something unknown inside a list or a map passes", () => {
    expect(checked({ securityGroups: ["b", unknown, "a"] }).securityGroups).toEqual(["b", unknown, "a"]);
    expect(checked({ keepers: { key: unknown } }).keepers).toEqual({ key: unknown });
});

test("what check makes of its own outcome is the same", () => {
    const once = checked({ project: 7, securityGroups: ["b", "a"], image: "(mine)x" });
    const { autoNamed: _drawn, ...args } = once;
    const { inputs } = check(view, once, args, naming);
    expect({ ...inputs, autoNamed: true }).toEqual(once);
    expect(Object.keys(right).every((name) => name in once)).toBe(true);
});
