import { keypairArguments, keypairOutputs } from "../../../provider/keypair/properties";
import { readPage } from "../../support/docs/pages";

test("the README in Chinese has the same parts and the same program as the English one", async () => {
    const [english, chinese] = await Promise.all([readPage("README.md"), readPage("README.zh-TW.md")]);
    const parts = (text: string) => text.match(/^## /gm)?.length;
    expect(parts(chinese.text)).toBe(parts(english.text));
    const program = ({ blocks }: typeof english) =>
        blocks.find(({ language }) => language.startsWith("ts"))?.text.replaceAll(/\s*\/\/.*$/gm, "");
    expect(program(english)).toContain("new twcc.Keypair");
    expect(program(chinese)).toBe(program(english));
});

test("the page on key pairs in Chinese has a row for every argument and every output", async () => {
    const { text } = await readPage("docs/zh-TW/keypair.md");
    const rowsUnder = (heading: string) => {
        const part = text.split(/^## /m).find((one) => one.startsWith(`${heading}\n`)) ?? "";
        return [...part.matchAll(/^\| (\w+) \|/gm)].map(([, name]) => name);
    };
    expect(rowsUnder("參數")).toEqual(expect.arrayContaining(Object.keys(keypairArguments)));
    expect(rowsUnder("輸出")).toEqual(expect.arrayContaining(Object.keys(keypairOutputs)));
});

test("getting started in Chinese names every value of the configuration", async () => {
    const [english, chinese] = await Promise.all([
        readPage("docs/configuration.md"),
        readPage("docs/zh-TW/getting-started.md"),
    ]);
    const values = (text: string) => [...new Set(text.match(/\b_?(?:TWCC|APIGW)_[A-Z_]+\b|twcc:[a-z]\w+/g) ?? [])];
    expect(values(english.text)).toEqual(expect.arrayContaining(["TWCC_API_KEY", "APIGW_URL", "twcc:apiKey"]));
    expect(values(chinese.text)).toEqual(expect.arrayContaining(values(english.text)));
});
