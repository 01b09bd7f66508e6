import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

const repository = path.resolve(__dirname, "../../..");

// Pulumi's process prints a failure that nobody handles with its stack, and ends with an error code; another Node process
// ends at once. So in a process of its own: what fails when its operation has ended already is nobody's.
const program = (scenario: string) => `
    const { unlessAborted } = require("./dist/provider/instance/waiting/polling.js");
    const { AnswerCache } = require("./dist/provider/client/answer-cache.js");
    const { SharedList } = require("./dist/provider/client/shared-list.js");
    const { Deadline } = require("./dist/provider/core/deadline.js");
    const { allEnded } = require("./dist/provider/core/all-ended.js");
    const { Locks } = require("./dist/provider/core/locks.js");
    const { Engine } = require("./dist/provider/process/engine.js");
    process.on("unhandledRejection", (error) => console.log("unhandled: " + error.message));
    const after = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
    const late = () => after(20).then(() => { throw new Error("late"); });
    const ended = (work) => work.then(() => undefined, () => undefined);
    (async () => {
        await (async () => { ${scenario} })();
        await after(60);
        console.log("end");
        process.exit(0);
    })();
`;

test.each([
    ["a look, where the engine has gone already", "await unlessAborted(late(), AbortSignal.abort())"],
    [
        "a look, where the engine goes meanwhile",
        "const ending = new AbortController(); setTimeout(() => ending.abort(), 5); await unlessAborted(late(), ending.signal)",
    ],
    [
        "an answer that many wait for",
        'const shared = new AnswerCache(); await Promise.all([1, 2, 3].map(() => ended(shared.once("a", late))))',
    ],
    ["an answer that nobody waits for any more", 'ended(new AnswerCache().once("a", late))'],
    [
        "a list that many wait for",
        'const list = new SharedList(late); const bounds = { deadline: new Deadline(9) }; await Promise.all([1, 2].map(() => ended(list.entry("a", 9, bounds))))',
    ],
    ["one of several calls", "await ended(allEnded([late(), Promise.reject(new Error('early')), late()]))"],
    [
        "what is done one at a time",
        'const locks = new Locks(); await Promise.all([1, 2].map(() => ended(locks.run("a", late))))',
    ],
    ["an operation", "const engine = new Engine([], () => undefined); await ended(engine.run(late))"],
    [
        "a look at an engine whose address is none",
        'const engine = new Engine(["127.0.0.1:70000"], () => undefined); await engine.run(async () => 1, async () => undefined); await after(1100)',
    ],
])("is handled: %s", async (_what, scenario) => {
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", program(scenario)], { cwd: repository });
    expect(stdout).toBe("end\n");
});
