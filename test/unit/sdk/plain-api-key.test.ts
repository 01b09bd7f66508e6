import { setTimeout as sleep } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import * as state from "@pulumi/pulumi/runtime/state";
import { Keypair } from "../../../sdk";

const mocks = {
    newResource: ({ name, inputs }: pulumi.runtime.MockResourceArgs) => ({ id: name, state: inputs as object }),
    call: () => ({}),
};

/** What the Automation API keeps programs apart with; not among the SDK's type declarations. */
const { withLocalStorage } = state as unknown as {
    readonly withLocalStorage: (work: () => Promise<void>) => Promise<void>;
};

/** Runs a program as the Automation API runs an inline one: in a store of its own, as a stack of its own. */
function run(stack: string, secretKeys: readonly string[], program: () => Promise<void>): Promise<unknown> {
    return withLocalStorage(async () => {
        await pulumi.runtime.setMocks(mocks, "project", stack);
        pulumi.runtime.setAllConfig({ "twcc:apiKey": "an-api-key" }, [...secretKeys]);
        await pulumi.runtime.runInPulumiStack(program);
    });
}

const twoKeyPairs = async () => {
    new Keypair("one");
    await sleep(20);
    new Keypair("two");
};

let warnings: string[];
beforeEach(() => {
    warnings = [];
    jest.spyOn(pulumi.log, "warn").mockImplementation((message) => {
        warnings.push(message);
        return Promise.resolve();
    });
});
afterEach(() => jest.restoreAllMocks());

test("each program of a process is warned once about a plain API key", async () => {
    await run("first", [], twoKeyPairs);
    expect(warnings).toEqual([expect.stringContaining("twcc:apiKey is not a secret")]);
    await run("second", [], twoKeyPairs);
    expect(warnings).toHaveLength(2);
    // The next `up` of the same stack.
    await run("second", [], twoKeyPairs);
    expect(warnings).toHaveLength(3);
});

test("so are those that run at the same time, and one with a secret API key is not", async () => {
    await Promise.all([
        run("first", [], twoKeyPairs),
        run("second", ["twcc:apiKey"], twoKeyPairs),
        run("third", [], twoKeyPairs),
    ]);
    expect(warnings).toHaveLength(2);
});

test("a program that makes nothing of ours is not", async () => {
    await run("first", [], () => Promise.resolve());
    expect(warnings).toEqual([]);
});
