import { load } from "./load";

interface Choose {
    chooseWorld: (facts: { forced?: string; apiKey?: string }) => { name: string; reason: string };
    splitWorldFlag: (args: string[]) => { forced: string | undefined; rest: string[] };
}

test.each([
    [{}, "local", "no TWCC API key is configured"],
    [{ apiKey: "TWCC_API_KEY is set" }, "twcc", "TWCC_API_KEY is set"],
    [{ apiKey: "TWCC_API_KEY is set", forced: "local" }, "local", "--local says so"],
    [{ forced: "twcc" }, "twcc", "--twcc says so"],
])("%j: world %s, because %s", async (facts, name, reason) => {
    const { chooseWorld } = await load<Choose>("world/choose.mjs");
    expect(chooseWorld(facts)).toEqual({ name, reason });
});

test("our own flag is taken off, the rest is for Pulumi", async () => {
    const { splitWorldFlag } = await load<Choose>("world/choose.mjs");
    expect(splitWorldFlag(["--local", "--skip-preview"])).toEqual({ forced: "local", rest: ["--skip-preview"] });
    expect(splitWorldFlag(["stack", "output"])).toEqual({ forced: undefined, rest: ["stack", "output"] });
});

interface Confirm {
    changesNothing: (args: string[]) => boolean;
    confirmation: (world: { name: string }, args: string[], terminal: boolean) => string[];
}

test.each([
    ["local", [], true, ["--yes"]],
    ["local", ["--yes"], true, []],
    ["twcc", [], true, []],
    ["twcc", [], false, ["--yes"]],
])("in world %s with %j, terminal %s: %j", async (name, args, terminal, expected) => {
    const { confirmation } = await load<Confirm>("world/confirmation.mjs");
    expect(confirmation({ name }, args, terminal)).toEqual(expected);
});

test.each([
    [[], false],
    [["--skip-preview"], false],
    [["--preview-only"], true],
    [["--help"], true],
])("with %j nothing is changed, so nobody logs in: %s", async (args, expected) => {
    const { changesNothing } = await load<Confirm>("world/confirmation.mjs");
    expect(changesNothing(args)).toBe(expected);
});
