import { unknown } from "../../../provider/core/unknown";
import { diff } from "../../../provider/instance/operations/diff";
import type { InstanceState } from "../../../provider/instance/types";
import { configurationWith } from "../keypair/view";
import { checked, stateAfter, view } from "./view";

type Args = Readonly<Record<string, unknown>>;

const changes = (before: Args, after: Args) => diff(view, stateAfter(before), checked(after)).changes;
const disk = { dataVolumeSize: 10, dataVolumeType: "ssd" };

test.each<[string, Args, Args]>([
    ["the same", {}, {}],
    ["the project by its id", {}, { project: 1010011 }],
    ["the project in small letters", {}, { project: "ent101001" }],
    ["the solution by its id", {}, { solution: 101 }],
    ["groups in another order", { securityGroups: ["a", "b"] }, { securityGroups: ["b", "a"] }],
    ["keepers in another order", { keepers: { a: "1", b: "2" } }, { keepers: { b: "2", a: "1" } }],
    ["another limit to wait", {}, { createTimeout: 60 }],
    ["a key pair's name that is not known yet", {}, { keypair: unknown }],
    [
        "all there is",
        { ...disk, staticIp: "203.0.113.7", description: "d" },
        { ...disk, staticIp: "203.0.113.7", description: "d" },
    ],
])("nothing changes: %s", (_what, before, after) => {
    expect(changes(before, after)).toEqual({});
});

test.each<[string, Args, Args]>([
    ["name", {}, { name: "another" }],
    ["keypair", {}, { keypair: "k2" }],
    ["project", {}, { project: "ENT7" }],
    ["solution", {}, { solution: "Debian" }],
    ["image", {}, { image: "Ubuntu 24.04" }],
    ["flavor", {}, { flavor: "v.xsuper" }],
    ["network", {}, { network: "backend" }],
    ["assignFloatingIp", {}, { assignFloatingIp: true }],
    ["staticIp", { staticIp: "203.0.113.7" }, {}],
    ["systemVolumeType", {}, { systemVolumeType: "local_disk" }],
    ["systemVolumeSize", {}, { systemVolumeSize: 10 }],
    ["dataVolumeType", disk, { ...disk, dataVolumeType: "hdd" }],
    ["dataVolumeSize", disk, { ...disk, dataVolumeSize: 20 }],
    ["securityGroups", {}, { securityGroups: ["a"] }],
    ["availabilityZone", {}, { availabilityZone: "nova2" }],
    ["keepers", { keepers: { a: "1" } }, { keepers: { a: "2" } }],
    ["keepers", {}, { keepers: { key: unknown } }],
    ["image", {}, { image: unknown }],
])("another %s replaces", (argument, before, after) => {
    expect(changes(before, after)).toEqual({ [argument]: "replace" });
});

test("another password replaces", () => {
    const windows = { keypair: undefined, password: "one" };
    expect(changes(windows, { ...windows, password: "two" })).toEqual({ password: "replace" });
});

test("another description is changed in place", () => {
    expect(changes({}, { description: "d" })).toEqual({ description: "update" });
    expect(changes({ description: "d" }, {})).toEqual({ description: "update" });
});

test("another platform replaces, and says why", () => {
    const configuration = configurationWith({ "twcc:platform": "elsewhere" });
    const { changes, reasons } = diff({ configuration }, stateAfter(), checked());
    expect(changes).toEqual({ platform: "replace" });
    expect(reasons).toEqual([expect.stringContaining("elsewhere")]);
});

test.each<[string, Partial<InstanceState>, object, RegExp]>([
    ["one that was not Ready yet waits on", { status: "Starting", unfinished: true }, { status: "update" }, /waiting/],
    [
        "one that never was Ready is told again",
        { status: "Error", unfinished: true },
        { status: "update" },
        /--replace/,
    ],
    ["one that was Ready once is left alone", { status: "Error" }, {}, /--replace/],
    ["one that somebody deletes is left alone", { status: "Deleting" }, {}, /pulumi refresh/],
])("%s", (_what, trouble, expected, words) => {
    const { changes, reasons } = diff(view, { ...stateAfter(), ...trouble }, checked());
    expect(changes).toEqual(expected);
    expect(reasons).toEqual([expect.stringMatching(words)]);
});

test("fields that are not ours are no change", () => {
    const state = { ...stateAfter(), __provider: "text", future: { a: 1 } };
    expect(diff(view, state, checked()).changes).toEqual({});
});
