import { mistakesIn } from "../../support/docs/code";
import { pageFiles, readPage } from "../../support/docs/pages";

test("every block of TypeScript on every page compiles, in strict mode", async () => {
    const pages = await Promise.all(pageFiles().map((file) => readPage(file)));
    const blocks = pages.flatMap((page) => page.blocks.filter(({ language }) => /^(ts|typescript)\b/.test(language)));
    expect(blocks.length).toBeGreaterThan(0);
    // One that is wrong goes along: a check that finds nothing would find that neither.
    const wrong = { language: "ts", page: "wrong.md", text: 'new twcc.Keypair("web", { algoritm: "RSA" });' };
    expect(mistakesIn([...blocks, wrong])).toEqual([expect.stringMatching(/^wrong\.md: [^]*'algoritm'/)]);
});
