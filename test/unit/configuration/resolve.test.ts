import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { missingApiKey, resolveConfiguration } from "../../../provider/configuration";
import { parseEndpoint } from "../../../provider/configuration/endpoint";

const nowhere = { TWCC_DATA_PATH: "/nowhere" };

function resolve(stack: Readonly<Record<string, string>>, environment: NodeJS.ProcessEnv = {}) {
    return resolveConfiguration((key) => stack[key], { ...nowhere, ...environment });
}

/** Gives `work` a folder with twccli's file. */
function withFile<T>(text: string, work: (folder: string) => T): T {
    const folder = mkdtempSync(join(tmpdir(), "twcc-credential-"));
    try {
        writeFileSync(join(folder, "credential"), text);
        return work(folder);
    } finally {
        rmSync(folder, { recursive: true });
    }
}

describe("the API key comes from the first place that has one", () => {
    const everywhere = { TWCC_API_KEY: "b", TWCC_APIKEY: "c", _TWCC_API_KEY_: "d" };

    test("in this order", () => {
        withFile("_default:\n  twcc_api_key: e\n  twcc_proj_code: ENT1\n", (folder) => {
            const environment: NodeJS.ProcessEnv = { ...everywhere, TWCC_DATA_PATH: folder };
            const found = [resolve({ "twcc:apiKey": "a" }, environment).apiKey];
            for (const variable of [undefined, "TWCC_API_KEY", "TWCC_APIKEY", "_TWCC_API_KEY_"]) {
                if (variable !== undefined) environment[variable] = undefined;
                found.push(resolve({}, environment).apiKey);
            }
            expect(found.map((key) => key?.value)).toEqual(["a", "b", "c", "d", "e"]);
            expect(found.map((key) => key?.fromStack)).toEqual([true, false, false, false, false]);
            expect(found[1]?.source).toContain("TWCC_API_KEY");
            expect(found[4]?.source).toContain(folder);
            expect(resolve({}, environment).project).toBe("ENT1");
        });
    });

    test("blank values are none, and blanks around one are cut", () => {
        expect(resolve({ "twcc:apiKey": " " }, { TWCC_API_KEY: "", TWCC_APIKEY: " x\n" }).apiKey?.value).toBe("x");
    });

    test("or from nowhere, and then every place is named", () => {
        expect(resolve({}).apiKey).toBeUndefined();
        const message = missingApiKey(nowhere);
        for (const place of ["twcc:apiKey", "TWCC_API_KEY", "TWCC_APIKEY", "_TWCC_API_KEY_", "/nowhere/credential"]) {
            expect(message).toContain(place);
        }
    });

    test.each(["two words", "schlüssel"])("one that cannot be sent is a problem, and not repeated: %j", (value) => {
        const { problems } = resolve({ "twcc:apiKey": value });
        expect(problems).toHaveLength(1);
        expect(problems[0]).not.toContain(value);
    });
});

test("defaults", () => {
    expect(resolve({})).toEqual({
        endpoint: "https://apigateway.twcc.ai",
        platform: "openstack-taichung-default-2",
        timeout: 120_000,
        parallelism: 32,
        problems: [],
    });
});

test("endpoint and platform: stack before environment", () => {
    const environment = { TWCC_ENDPOINT: "https://b.example", APIGW_URL: "https://c.example", TWCC_PLATFORM: "p" };
    expect(resolve({ "twcc:endpoint": "https://a.example" }, environment).endpoint).toBe("https://a.example");
    expect(resolve({}, environment)).toMatchObject({ endpoint: "https://b.example", platform: "p" });
    expect(resolve({}, { APIGW_URL: "https://c.example" }).endpoint).toBe("https://c.example");
    expect(resolve({ "twcc:platform": "../x" }).problems).toHaveLength(1);
});

test.each([
    ["twcc:timeout", "0"],
    ["twcc:timeout", "soon"],
    ["twcc:timeout", "NaN"],
    ["twcc:timeout", "9999"],
    ["twcc:parallelism", "1.5"],
    ["twcc:parallelism", "-1"],
])("%s may not be %s", (key, value) => {
    const { problems } = resolve({ [key]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(key);
});

describe("endpoints", () => {
    test.each([
        ["https://apigateway.twcc.ai", "https://apigateway.twcc.ai"],
        ["https://a.example/base//", "https://a.example/base"],
        ["http://localhost:8080", "http://localhost:8080"],
        ["http://127.1.2.3", "http://127.1.2.3"],
        ["http://[::1]:1/", "http://[::1]:1"],
    ])("%s", (text, endpoint) => {
        expect(parseEndpoint(text, "here")).toEqual({ endpoint });
    });

    test.each([
        "http://example.com",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "http://10.0.0.1",
        "http://[::2]",
        "ftp://a.example",
        "a.example",
        "",
        "https://user:s3cret@a.example",
        "https://a.example/?k=s3cret",
        "https://a.example/#s3cret",
    ])("refused: %s", (text) => {
        const parsed = parseEndpoint(text, "here");
        expect(parsed).toHaveProperty("problem");
        expect(JSON.stringify(parsed)).not.toContain("s3cret");
    });
});

describe("the arguments of an explicit provider", () => {
    const explicit = (values: Readonly<Record<string, string>>, environment: NodeJS.ProcessEnv = {}) =>
        resolveConfiguration((key) => values[key], { ...nowhere, ...environment }, { name: "other" });

    test("are named by it, not by the stack", () => {
        const { problems } = explicit({
            "twcc:apiKey": "two words",
            "twcc:endpoint": "ftp://x",
            "twcc:platform": "a b",
            "twcc:timeout": "0",
            "twcc:parallelism": "x",
        });
        expect(problems).toHaveLength(5);
        for (const problem of problems) expect(problem).toMatch(/of the provider "other"/);
        expect(problems.join()).not.toContain("the stack");
    });

    test("take the place of the stack's, and the environment comes next", () => {
        const { apiKey } = explicit({ "twcc:apiKey": "a" }, { TWCC_API_KEY: "b" });
        expect(apiKey).toMatchObject({ value: "a", setting: 'the argument apiKey of the provider "other"' });
        expect(explicit({}, { TWCC_API_KEY: "b" }).apiKey?.value).toBe("b");
    });

    test("without an API key say where to set it", () => {
        expect(missingApiKey(nowhere, { name: "other" })).toMatch(
            /^The provider "other" has no TWCC API key\. Set its argument apiKey to a secret, or set the environment/,
        );
    });
});
