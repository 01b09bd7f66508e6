import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { load } from "./load";

interface Dependencies {
    dependenciesAreInstalled: (root: string) => boolean;
}

const wanted = {
    "": { version: "1.0.0" },
    "node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
    "node_modules/mac-only": { version: "1.0.0", integrity: "sha512-m", optional: true },
};
const a = wanted["node_modules/a"];

test.each([
    ["as wanted", { "node_modules/a": a }, true],
    ["with one more", { "node_modules/a": a, "node_modules/b": { version: "2.0.0" } }, true],
    ["another version", { "node_modules/a": { ...a, version: "1.0.1" } }, false],
    ["one missing", {}, false],
    ["nothing", undefined, false],
])("node_modules %s", async (_, installed, expected) => {
    const { dependenciesAreInstalled } = await load<Dependencies>("setup/dependencies.mjs");
    const root = fs.mkdtempSync(path.join(os.tmpdir(), "dependencies-"));
    fs.writeFileSync(path.join(root, "package-lock.json"), JSON.stringify({ packages: wanted }));
    if (installed) {
        fs.mkdirSync(path.join(root, "node_modules"));
        fs.writeFileSync(
            path.join(root, "node_modules", ".package-lock.json"),
            JSON.stringify({ packages: installed }),
        );
    }
    expect(dependenciesAreInstalled(root)).toBe(expected);
    fs.rmSync(root, { recursive: true });
});
