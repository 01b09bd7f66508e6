import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { exists, pageFiles, readPage, repository } from "../../support/docs/pages";

/** Folders whose sources are not ours, or are data. */
const foreign = new Set(["node_modules", "dist", "build", "fixtures"]);

const isSource = (name: string): boolean => /\.(ts|mjs|cjs)$/.test(name);

function sourcesIn(folder: string): string[] {
    return readdirSync(path.join(repository, folder), { withFileTypes: true }).flatMap((entry) => {
        const file = path.posix.join(folder, entry.name);
        if (entry.isDirectory()) return foreign.has(entry.name) ? [] : sourcesIn(file);
        return isSource(entry.name) ? [file] : [];
    });
}

const sources = [
    ...readdirSync(repository).filter(isSource),
    ...["sdk", "provider", "scripts", "test", "examples", "templates"].flatMap(sourcesIn),
];

/**
 * A page, and perhaps a heading of it. No end of an address or of an absolute path is one, and no bare name in quotes:
 * the code joins that to a folder. A Markdown link in a text is relative to the page that is written.
 */
const citation = /(?<![\w./@-]|\]\()(?!(?<=["'])[\w.-]+\.md["'])((?:[\w.-]+\/)*[\w.-]+\.md)\b(?:#([\w-]+))?/g;

/** By their exact names: some systems would find DESIGN.md in small letters, too. */
const pages: ReadonlySet<string> = new Set(pageFiles());

const anchors = new Map<string, ReadonlySet<string>>();

async function anchorsOf(page: string): Promise<ReadonlySet<string>> {
    const known = anchors.get(page) ?? (await readPage(page)).anchors;
    anchors.set(page, known);
    return known;
}

/** What a file's text cites that is not there: from the repository's root or, with `./` or `../`, from the file. */
async function leadingNowhere(file: string, text: string): Promise<string[]> {
    const nowhere: string[] = [];
    for (const match of text.matchAll(citation)) {
        const [, cited = "", anchor] = match;
        const page = /^\.\.?\//.test(cited) ? path.posix.join(path.posix.dirname(file), cited) : cited;
        const leads = pages.has(page) && (anchor === undefined || (await anchorsOf(page)).has(anchor));
        if (!leads) nowhere.push(`${file}: ${match[0]}`);
    }
    return nowhere;
}

test("every page that a comment or a text of the sources cites is there, and every heading", async () => {
    expect(sources.length).toBeGreaterThan(300);
    const nowhere: string[] = [];
    for (const file of sources) {
        nowhere.push(...(await leadingNowhere(file, readFileSync(path.join(repository, file), "utf8"))));
    }
    expect(nowhere).toEqual([]);
});

test("every page and source that a page names in code, with its folder, is there", async () => {
    const nowhere: string[] = [];
    for (const file of pages) {
        const { quotes } = await readPage(file);
        nowhere.push(...(await leadingNowhere(file, quotes.filter((quote) => /^\S+$/.test(quote)).join("\n"))));
        const named = quotes.filter((quote) => /^(sdk|provider|scripts|test)\/[\w./-]+\.\w+$/.test(quote));
        nowhere.push(...named.filter((quote) => !exists(quote)).map((quote) => `${file}: ${quote}`));
    }
    expect(nowhere).toEqual([]);
});

// Put together here, since this file is read as well.
const missing = "engine" + ".md";
const small = "design" + ".md";
const noPart = "no-such-part";

describe("a citation that leads nowhere is found", () => {
    test.each([
        ["a page that is not there", `// The engine prints it (${missing}).`, missing],
        ["one with a heading", `/** What fails there (${missing}#outputs). */`, `${missing}#outputs`],
        ["one in a folder", `/* See docs/contributing/${missing}. */`, `docs/contributing/${missing}`],
        ["one beside the file", `// As ./${missing} says.`, `./${missing}`],
        ["one in the message of a lint rule", `message: "${missing}: key material is pure."`, missing],
        ["a page in small letters", `// The core is pure (${small}).`, small],
        ["a heading that is not there", `// DESIGN.md#${noPart}`, `DESIGN.md#${noPart}`],
    ])("%s", async (_what, text, cited) => {
        expect(await leadingNowhere("sdk/stub.ts", text)).toEqual([`sdk/stub.ts: ${cited}`]);
    });
});

test("what leads somewhere, an address, and a name that the code joins to a folder are left alone", async () => {
    const text = `
        // DESIGN.md, DESIGN.md#layers, README.md's tables
        // docs/contributing/pulumi-engine.md#partial-failures
        // https://example.org/docs/nowhere.md
        path.join(folder, "nowhere.md")`;
    expect(await leadingNowhere("sdk/stub.ts", text)).toEqual([]);
    const beside = 'path.resolve(__dirname, "../../../DESIGN.md")';
    expect(await leadingNowhere("test/unit/docs/any.test.ts", beside)).toEqual([]);
});
