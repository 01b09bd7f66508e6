import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { resolveConfiguration, readCredentialFile } from "../../../provider/configuration";

let folder: string;
beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "twcc-credential-"));
});
afterEach(() => {
    rmSync(folder, { recursive: true });
});

const file = () => path.join(folder, "credential");
const read = () => readCredentialFile({ TWCC_DATA_PATH: folder });
const readText = (text: string | Buffer) => {
    writeFileSync(file(), text);
    return read();
};
const resolve = (stack: Readonly<Record<string, string>>, environment: NodeJS.ProcessEnv = {}) =>
    resolveConfiguration((key) => stack[key], { TWCC_DATA_PATH: folder, ...environment });

test.each([
    ["as twccli writes it", "_default:\n  twcc_api_key: abc-1\n  twcc_proj_code: ENT1\n", "abc-1", "ENT1"],
    ["in flow style", "_default: {twcc_api_key: abc-1, twcc_proj_code: ENT1}\n", "abc-1", "ENT1"],
    ["as JSON", '{"_default": {"twcc_api_key": "abc-1"}}', "abc-1", undefined],
    ["quoted", "_default:\n  twcc_api_key: 'abc'\n", "abc", undefined],
    ["with quoted names", "'_default':\n  \"twcc_api_key\": abc\n", "abc", undefined],
    ["with a comment, CRLF", '_default:\r\n  twcc_api_key: "abc" # mine\r\n', "abc", undefined],
    ["with a byte order mark", "\uFEFF_default:\n  twcc_api_key: abc\n", "abc", undefined],
    ["with a start of document", "---\n_default:\n  twcc_api_key: abc\n...\n", "abc", undefined],
    ["folded over two lines", "_default:\n  twcc_api_key:\n    abc\n", "abc", undefined],
    ["of Python 2", "_default:\n  twcc_api_key: !!python/unicode 'abc'\n", "abc", undefined],
    ["with an alias", "old: &a {twcc_api_key: abc}\n_default: *a\n", "abc", undefined],
    ["a key that looks like a number", "_default:\n  twcc_api_key: 0012e4\n  twcc_proj_code: 010\n", "0012e4", "010"],
    ["a name given twice: the last, as for twccli", "_default: {twcc_api_key: a, twcc_api_key: b}\n", "b", undefined],
    ["another profile first", "x:\n  twcc_api_key: no\n_default:\n  twcc_api_key: yes1\n", "yes1", undefined],
    ["another profile only", "x:\n  twcc_api_key: no\n", undefined, undefined],
    ["null", "_default:\n  twcc_api_key: null\n  twcc_proj_code: ~\n", undefined, undefined],
    ["an empty value", "_default:\n  twcc_api_key:\n  twcc_proj_code: ''\n", undefined, undefined],
    ["an empty profile", "_default:\n", undefined, undefined],
    ["a list for a key", "_default:\n  twcc_api_key: [abc]\n", undefined, undefined],
    ["empty", "", undefined, undefined],
    ["comments only", "# nothing\n", undefined, undefined],
])("it is read: %s", (_what, text, apiKey, project) => {
    const found = readText(text);
    expect(found).toEqual({ path: file(), ...(apiKey && { apiKey }), ...(project && { project }) });
});

const secret = "5ecret-5ecret";

test.each([
    ["a brace that is not closed", `_default:\n  a: 1\n  b: {twcc_api_key: ${secret}\n`, / in line [34]:/],
    ["indented by a tab", `_default:\n\ttwcc_api_key: ${secret}\n`, / in line 2:/],
    ["a quote that is not closed", `_default:\n  twcc_api_key: "${secret}\n`, / in line \d:/],
    ["an alias of nothing", `_default: *${secret}\n`, /: it is not valid YAML/],
    ["two documents", `a: 1\n---\n_default: {twcc_api_key: ${secret}}\n`, / in line 2:/],
    ["the key alone", `${secret}\n`, /it has no profiles/],
    ["a list", `- twcc_api_key: ${secret}\n`, /it has no profiles/],
    ["a profile that is a word", `_default: ${secret}\n`, /it has no profiles/],
    ["no text", Buffer.from(`\u0000\u0001 ${secret}`), /is damaged/],
    ["UTF-16", Buffer.from(`\uFEFF_default: {twcc_api_key: ${secret}}`, "utf16le"), /is damaged/],
])("damaged is said, with the line and without the content: %s", (_what, text, problem) => {
    const found = readText(text);
    expect(found).toEqual({ path: file(), problem: expect.stringMatching(problem) });
    expect(found.problem).toContain(`twccli's file ${file()} is damaged`);
    expect(found.problem).not.toMatch(/5ecret|\n/);
});

test("without a file there is nothing to say", () => {
    expect(read()).toEqual({ path: file() });
    expect(readCredentialFile({ TWCC_DATA_PATH: "/dev/null" })).toEqual({ path: "/dev/null/credential" });
});

test("a file that cannot be read is said", () => {
    mkdirSync(file());
    expect(read().problem).toContain(`twccli's file ${file()} cannot be read (EISDIR)`);
});

test("a file without the right to read it is said", () => {
    writeFileSync(file(), `_default: {twcc_api_key: ${secret}}`);
    chmodSync(file(), 0);
    // Root may read everything.
    const root = process.getuid?.() === 0;
    if (root) process.seteuid?.(65_534);
    try {
        expect(read().problem).toContain(`You have no permission to read twccli's file ${file()}`);
    } finally {
        if (root) process.seteuid?.(0);
    }
});

describe("damage is a problem only where the file would have been used", () => {
    beforeEach(() => {
        writeFileSync(file(), `_default: {twcc_api_key: ${secret}\n`);
    });
    const damaged = [expect.stringContaining("is damaged")];

    test("for the API key", () => {
        expect(resolve({}).problems).toEqual(damaged);
        expect(resolve({ "twcc:apiKey": "k" }).problems).toEqual([]);
        expect(resolve({}, { TWCC_API_KEY: "k" }).problems).toEqual([]);
    });

    test("for the project, which only instances need", () => {
        expect(resolve({ "twcc:apiKey": "k" }).projectProblem).toContain("is damaged");
        expect(resolve({ "twcc:apiKey": "k", "twcc:project": "ENT1" }).projectProblem).toBeUndefined();
        expect(resolve({ "twcc:apiKey": "k" }, { TWCC_PROJECT: "ENT1" }).projectProblem).toBeUndefined();
    });
});

test("the YAML library is loaded only where there is a file", () => {
    let loaded = 0;
    jest.doMock("yaml", () => {
        loaded += 1;
        return jest.requireActual<object>("yaml");
    });
    jest.isolateModules(() => {
        // eslint-disable-next-line @typescript-eslint/no-require-imports -- a module of its own
        const fresh = require("../../../provider/configuration") as { readCredentialFile: typeof readCredentialFile };
        fresh.readCredentialFile({ TWCC_DATA_PATH: folder });
        expect(loaded).toBe(0);
        writeFileSync(file(), "_default: {twcc_api_key: abc}");
        expect(fresh.readCredentialFile({ TWCC_DATA_PATH: folder }).apiKey).toBe("abc");
        expect(loaded).toBe(1);
    });
});
