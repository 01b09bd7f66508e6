import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Texts by path; an object is written as JSON. */
export type Files = Readonly<Record<string, string | object>>;

/**
 * Writes files into a folder.
 * @returns what puts the folder back as it was.
 */
export function put(folder: string, files: Files): () => void {
    const before = Object.keys(files).map((name) => {
        const file = path.join(folder, name);
        return { file, text: existsSync(file) ? readFileSync(file) : undefined };
    });
    for (const [name, content] of Object.entries(files)) {
        const file = path.join(folder, name);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content, undefined, 2));
    }
    return () => {
        for (const { file, text } of before) {
            if (text === undefined) rmSync(file, { force: true });
            else writeFileSync(file, text);
        }
    };
}
