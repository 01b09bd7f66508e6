import { readFileSync } from "node:fs";
import path from "node:path";

const scripts = path.resolve(__dirname, "../../../scripts");

/** Everything but files that these modules import, and the files that those import: packages and Node's own modules. */
function importedBy(file: string, seen = new Set<string>()): string[] {
    if (seen.has(file)) return [];
    seen.add(file);
    const specifiers = [...readFileSync(file, "utf8").matchAll(/(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*"([^"]+)"/g)];
    return specifiers.flatMap(([, specifier = ""]) =>
        specifier.startsWith(".") ? importedBy(path.resolve(path.dirname(file), specifier), seen) : [specifier],
    );
}

test.each(["preload.mjs", "release-check.mjs"])("%s runs before npm ci, so it imports no package", (file) => {
    const imported = importedBy(path.join(scripts, file));
    expect(imported).toContain("node:fs");
    expect(imported.filter((specifier) => !specifier.startsWith("node:"))).toEqual([]);
});
