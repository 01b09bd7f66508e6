import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The Markdown of this repository, read as GitHub reads it. */

export const repository = path.resolve(__dirname, "../../..");

/** A fenced block of code. */
export interface Block {
    /** The line after the fence: `ts`, `ts run`, `sh`. */
    readonly language: string;
    readonly text: string;
    /** The page, for messages. */
    readonly page: string;
}

export interface Page {
    /** Relative to the repository, with slashes. */
    readonly file: string;
    readonly text: string;
    /** Targets of links and images, as they are written. */
    readonly links: readonly string[];
    /** What `#…` may point to. */
    readonly anchors: ReadonlySet<string>;
    readonly blocks: readonly Block[];
    /** Every `code` in a line, without its backticks. */
    readonly quotes: readonly string[];
}

/** Folders whose Markdown is not ours. */
const foreign = new Set(["node_modules", "dist", "build", ".git"]);

export function pageFiles(folder = repository): string[] {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        if (entry.isDirectory()) return foreign.has(entry.name) ? [] : pageFiles(path.join(folder, entry.name));
        const file = path.relative(repository, path.join(folder, entry.name)).split(path.sep).join("/");
        return entry.name.endsWith(".md") ? [file] : [];
    });
}

export async function readPage(file: string): Promise<Page> {
    const { marked } = await import("marked");
    const { default: Slugger } = await import("github-slugger");
    const text = readFileSync(path.join(repository, file), "utf8");
    const slugger = new Slugger();
    const links: string[] = [];
    const anchors = new Set<string>();
    const blocks: Block[] = [];
    const quotes: string[] = [];
    void marked.walkTokens(marked.lexer(text), (token) => {
        if (token.type === "link" || token.type === "image") links.push((token as { href: string }).href);
        if (token.type === "heading") anchors.add(slugger.slug(plain((token as { text: string }).text)));
        if (token.type === "codespan") quotes.push((token as { text: string }).text);
        if (token.type === "code") {
            const { lang, text: code } = token as { lang?: string; text: string };
            blocks.push({ language: lang ?? "", text: code, page: file });
        }
    });
    return { file, text, links, anchors, blocks, quotes };
}

export const exists = (file: string): boolean => existsSync(path.join(repository, file));

/** A heading without its marks, as the anchor is made from what is read. */
function plain(heading: string): string {
    return heading
        .replace(/`/g, "")
        .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
        .replace(/\*\*?/g, "");
}
