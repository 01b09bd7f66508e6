import * as fs from "node:fs";
import * as path from "node:path";
import { load } from "./load";

interface Versions {
    ENGINE_VERSION: string;
    parseVersion: (text: string) => string | undefined;
}

test.each([
    ["v3.259.0\n", "3.259.0"],
    ["3.260.0-alpha.1+dirty", "3.260.0"],
    ["command not found", undefined],
])("%j is version %s", async (text, version) => {
    const { parseVersion } = await load<Versions>("setup/engine-versions.mjs");
    expect(parseVersion(text)).toBe(version);
});

test("the version that is installed and the one that is built are the same", async () => {
    const { ENGINE_VERSION } = await load<Versions>("setup/engine-versions.mjs");
    const module = fs.readFileSync(path.resolve(__dirname, "../../../scripts/engine/cli/go.mod"), "utf8");
    expect(module).toContain(`github.com/pulumi/pulumi/pkg/v3 v${ENGINE_VERSION}`);
});
