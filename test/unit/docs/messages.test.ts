import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const repository = path.resolve(__dirname, "../../..");

/** Every text in a source file, comments left out. */
function textsOf(file: string): string[] {
    const texts: string[] = [];
    const visit = (node: ts.Node): void => {
        if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
            texts.push(node.text);
        }
        ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest));
    return texts;
}

const files = ["sdk", "provider"].flatMap((folder) =>
    readdirSync(path.join(repository, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts"))
        .map((name) => path.join(folder, name)),
);

test("no message names a file that its reader does not have", () => {
    expect(files.length).toBeGreaterThan(100);
    const named = files.flatMap((file) =>
        textsOf(path.join(repository, file))
            .filter((text) => /\.md\b/.test(text))
            .map((text) => `${file}: ${text}`),
    );
    expect(named).toEqual([]);
});
