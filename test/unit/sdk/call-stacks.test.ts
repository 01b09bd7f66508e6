import * as pulumi from "@pulumi/pulumi";
import { Keypair } from "../../../sdk";
import { spareCallStacks } from "../../../sdk/call-stacks";

// Functions of the SDK's names, which take their own call stack as the SDK does.
function debuggablePromise(): string | undefined {
    return new Error("taken").stack;
}
const callsites = (): string | undefined => new Error("taken").stack;
function programOfTheUser(): string | undefined {
    return new Error("taken").stack;
}
/** A mapper of sources, as Pulumi's runner installs one. */
const mapper = (error: Error, frames: NodeJS.CallSite[]): string => [String(error), ...frames.map(placeOf)].join("\n");
const placeOf = (frame: NodeJS.CallSite) =>
    `    at ${frame.getFunctionName() ?? "?"} (${frame.getFileName() ?? "?"}:${String(frame.getLineNumber())}:1)`;
const installed = (): unknown => Reflect.get(Error, "prepareStackTrace");
const install = (prepare: unknown) => Reflect.set(Error, "prepareStackTrace", prepare);
const framesOf = (stack: string | undefined) => (stack ?? "").split("\n").slice(1);

const mockPulumi = () =>
    pulumi.runtime.setMocks({
        newResource: ({ name, inputs }) => ({ id: name, state: inputs as object }),
        call: () => ({}),
    });

const before = installed();
beforeEach(() => install(mapper));
afterEach(() => install(before));

describe("while call stacks are spared", () => {
    let restore: () => void;
    beforeEach(() => {
        restore = spareCallStacks();
    });
    afterEach(() => {
        restore();
        delete process.env.PULUMI_DEBUG_PROMISE_LEAKS;
    });

    test("those of the leak detector are not written", () => {
        expect(debuggablePromise()).toBe("");
        restore();
        expect(debuggablePromise()).toContain("call-stacks.test");
    });

    test("those of the leak detector are, where its user asked for them", () => {
        restore();
        process.env.PULUMI_DEBUG_PROMISE_LEAKS = "1";
        restore = spareCallStacks();
        expect(debuggablePromise()).toContain("call-stacks.test");
    });

    test("that of the state ends with the program's outermost frame", () => {
        const frames = framesOf(callsites());
        expect(frames.at(-1)).toContain("call-stacks.test.ts");
        expect(frames.join("\n")).not.toContain("node_modules");
        restore();
        expect(framesOf(callsites()).join("\n")).toContain("node_modules");
    });

    test("every other error keeps its stack", () => {
        const stack = framesOf(programOfTheUser());
        restore();
        const [, ...callers] = framesOf(programOfTheUser());
        expect(stack.slice(2)).toEqual(callers.slice(1));
        expect(stack.join("\n")).toContain("node_modules");
    });

    test("one without a frame of the program is left as it is", () => {
        const place = (file: string) => ({
            getFunctionName: () => "callsites",
            getFileName: () => file,
            getLineNumber: () => 1,
        });
        const frames = [place("/x/node_modules/a.js"), place("node:events")] as unknown as NodeJS.CallSite[];
        const prepare = installed() as typeof mapper;
        expect(framesOf(prepare(new Error("taken"), frames))).toHaveLength(2);
    });
});

describe("in the SDK", () => {
    test("of those of a resource's some sixty promises none is written", async () => {
        await mockPulumi();
        const written = jest.fn(mapper);
        install(written);
        new Keypair("web");
        const takers = written.mock.calls.map(([, [first]]) => first?.getFunctionName());
        expect(takers).toEqual(["callsites"]);
    });
});

describe("call stacks are left alone", () => {
    test("where nobody writes them", () => {
        install(undefined);
        const restore = spareCallStacks();
        expect(installed()).toBeUndefined();
        restore();
    });

    test("where Node maps them to the sources", () => {
        process.setSourceMapsEnabled(true);
        try {
            const restore = spareCallStacks();
            expect(installed()).toBe(mapper);
            restore();
        } finally {
            process.setSourceMapsEnabled(false);
        }
    });

    test("after a resource is constructed, and after one that cannot be", async () => {
        await mockPulumi();
        new Keypair("web");
        expect(installed()).toBe(mapper);
        expect(() => new Keypair("")).toThrow();
        expect(installed()).toBe(mapper);
    });
});
