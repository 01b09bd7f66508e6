import { readFileSync } from "node:fs";
import path from "node:path";

const scripts = path.resolve(__dirname, "../../../scripts");

/** The packages and Node's own modules that a file imports, itself or by the files that it imports. */
function importedBy(file: string, seen = new Set<string>()): string[] {
    if (seen.has(file)) return [];
    seen.add(file);
    const imports = readFileSync(file, "utf8").matchAll(/\b(?:from|import|import\(|require\()\s*"([^"]+)"/g);
    return [...imports].flatMap(([, specifier = ""]) =>
        specifier.startsWith(".") ? importedBy(path.resolve(path.dirname(file), specifier), seen) : [specifier],
    );
}

test.each(["preload.mjs", "release-check.mjs"])("%s runs before npm ci, so it imports no package", (file) => {
    const imported = importedBy(path.join(scripts, file));
    expect(imported).toContain("node:fs");
    expect(imported.filter((specifier) => !specifier.startsWith("node:"))).toEqual([]);
});
