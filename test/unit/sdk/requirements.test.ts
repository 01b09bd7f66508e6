import { readFileSync } from "node:fs";
import path from "node:path";
import type * as Sdk from "../../../sdk";
import { problemWith } from "../../../sdk/requirements";

interface Manifest {
    readonly engines: { readonly node: string };
    readonly peerDependencies: Readonly<Record<string, string>>;
}
const manifest = JSON.parse(readFileSync(path.resolve(__dirname, "../../../package.json"), "utf8")) as Manifest;
const oldestNode = manifest.engines.node.replace(">=", "");
const oldestPulumi = manifest.peerDependencies["@pulumi/pulumi"]!.replace("^", "");

test("what package.json allows is not refused", () => {
    expect(problemWith(`v${oldestNode}.0.0`, oldestPulumi)).toBeUndefined();
});

test.each([
    ["v20.0.0", "3.150.0"],
    ["v26.10.0", "3.270.0"],
    ["v100.0.0", "4.0.0"],
    ["v22.0.0-nightly", "3.200.1-alpha.5"],
    // A build from source has no number.
    ["v24.1.0", "${VERSION}"],
])("Node %s with the SDK %s will do", (node, sdk) => {
    expect(problemWith(node, sdk)).toBeUndefined();
});

test.each(["v18.20.8", "v19.9.0"])("Node %s is refused: the sentence says what is needed and what to do", (node) => {
    expect(problemWith(node, "3.150.0")).toBe(
        `pulumi-twcc needs Node ${oldestNode} or newer, but this program runs on Node ${node.slice(1)}: ` +
            "install a newer version, and put it first on PATH.",
    );
});

test.each(["3.149.9", "3.99.0", "2.200.0"])("the SDK %s is refused likewise", (sdk) => {
    expect(problemWith("v20.0.0", sdk)).toBe(
        `pulumi-twcc needs @pulumi/pulumi ${oldestPulumi} or newer, but this program has ${sdk}: ` +
            "update it with `npm install @pulumi/pulumi@3` (on Node 20: @pulumi/pulumi@3.248.0).",
    );
});

test("a key pair is refused with an SDK that is too old, and so is the next one", () => {
    jest.resetModules();
    jest.doMock("@pulumi/pulumi/version", () => ({ version: "3.149.0" }));
    const { Keypair } = jest.requireActual<typeof Sdk>("../../../sdk");
    for (const name of ["a", "b"]) expect(() => new Keypair(name)).toThrow("this program has 3.149.0");
});
