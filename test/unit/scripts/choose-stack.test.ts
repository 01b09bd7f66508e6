import { load } from "./load";

interface Choose {
    chooseStack: (facts: { forced?: string; apiKey?: string }) => { name: string; reason: string };
    splitStackFlag: (args: string[]) => { forced: string | undefined; rest: string[] };
}

test.each([
    [{}, "local", "no TWCC API key is configured"],
    [{ apiKey: "TWCC_API_KEY is set" }, "twcc", "TWCC_API_KEY is set"],
    [{ apiKey: "TWCC_API_KEY is set", forced: "local" }, "local", "--local says so"],
    [{ forced: "twcc" }, "twcc", "--twcc says so"],
])("%j: stack %s, because %s", async (facts, name, reason) => {
    const { chooseStack } = await load<Choose>("stack/choose.mjs");
    expect(chooseStack(facts)).toEqual({ name, reason });
});

test("our own flag is taken off, the rest is for Pulumi", async () => {
    const { splitStackFlag } = await load<Choose>("stack/choose.mjs");
    expect(splitStackFlag(["--local", "--skip-preview"])).toEqual({ forced: "local", rest: ["--skip-preview"] });
    expect(splitStackFlag(["stack", "output"])).toEqual({ forced: undefined, rest: ["stack", "output"] });
});

interface Confirm {
    changesNothing: (args: string[]) => boolean;
    confirmation: (stack: { name: string }, args: string[], terminal: boolean) => string[];
}

test.each([
    ["local", [], true, ["--yes"]],
    ["local", ["--yes"], true, []],
    ["twcc", [], true, []],
    ["twcc", [], false, ["--yes"]],
])("in stack %s with %j, terminal %s: %j", async (name, args, terminal, expected) => {
    const { confirmation } = await load<Confirm>("stack/confirmation.mjs");
    expect(confirmation({ name }, args, terminal)).toEqual(expected);
});

test.each([
    [[], false],
    [["--skip-preview"], false],
    [["--preview-only"], true],
    [["--help"], true],
])("with %j nothing is changed, so nobody logs in: %s", async (args, expected) => {
    const { changesNothing } = await load<Confirm>("stack/confirmation.mjs");
    expect(changesNothing(args)).toBe(expected);
});
