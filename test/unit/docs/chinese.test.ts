import { keypairArguments, keypairOutputs } from "../../../provider/keypair/properties";
import { readPage } from "../../support/docs/pages";

test("the README in Chinese has the same parts, the same program and the same names as the English one", async () => {
    const [english, chinese] = await Promise.all([readPage("README.md"), readPage("README.zh-TW.md")]);
    const parts = (text: string) => text.match(/^## /gm)?.length;
    expect(parts(chinese.text)).toBe(parts(english.text));
    const program = ({ blocks }: typeof english) =>
        blocks.find(({ language }) => language.startsWith("ts"))?.text.replaceAll(/\s*\/\/.*$/gm, "");
    expect(program(chinese)).toBe(program(english));
    for (const name of [...Object.keys(keypairArguments), ...Object.keys(keypairOutputs)]) {
        // What the SDK adds by itself is no argument of the user's.
        if (english.text.includes(`| ${name}`)) expect(chinese.text).toMatch(new RegExp(`[|、] ?${name}\\b`));
    }
    const variables = new Set(english.text.match(/\b_?(?:TWCC|APIGW)_[A-Z_]+\b|twcc:[a-z]\w+/g));
    for (const variable of variables) expect(chinese.text).toContain(variable);
});
