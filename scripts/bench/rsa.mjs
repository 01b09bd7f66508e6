// Creates fifty RSA keys of 4096 bits in one provider process, and measures how long the event loop and key pairs with an
// ED25519 key, created one after the other at the same time, have to wait.
import { execFileSync } from "node:child_process";

import { repository } from "../support/folders.mjs";
import { startMeasuredGateway } from "./gateway.mjs";

const keys = 50;

/** More key pairs than any computer creates one by one in the meantime, however slow its RSA keys are. */
const quota = 100_000;

/** @typedef {{ creates: number, median: number, longest: number, loop: number }} Waits Times in milliseconds. */

/**
 * @typedef {object} RsaResult
 * @property {number} keys
 * @property {number} seconds The time for all of them.
 * @property {number} blocked How long one on the main thread blocks it, in milliseconds.
 * @property {Waits} alone Of the ED25519 keys before.
 * @property {Waits} meanwhile Of the ED25519 keys at the same time.
 */

/** @returns {Promise<RsaResult>} */
export async function measureRsa() {
    const gateway = await startMeasuredGateway(quota, 0);
    try {
        const args = ["--eval", program];
        const env = { PATH: process.env["PATH"], ...gateway.env };
        return {
            keys,
            ...JSON.parse(execFileSync(process.execPath, args, { cwd: repository, env, encoding: "utf8" })),
        };
    } finally {
        await gateway.stop();
    }
}

const program = `
const { monitorEventLoopDelay } = require("node:perf_hooks");
const { generateKeyPairSync } = require("node:crypto");
const keypair = require("pulumi-twcc/provider").Keypair();
keypair.configure({ config: { get: () => undefined } });
const create = async (name, more) => keypair.create({ name, __provider: "", ...more });

/** Creates key pairs one after the other until \`end\`, and measures how long they took and how late the loop was. */
async function observe(prefix, end) {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    const times = [];
    let ended = false;
    void end.then(() => (ended = true));
    delay.enable();
    do {
        const start = performance.now();
        await create(prefix + times.length);
        times.push(performance.now() - start);
        await new Promise((resolve) => setTimeout(resolve, 50));
    } while (!ended);
    delay.disable();
    times.sort((a, b) => a - b);
    return { creates: times.length, median: times[times.length >> 1], longest: times.at(-1), loop: delay.max / 1e6 };
}

(async () => {
    await create("first");
    const alone = await observe("alone-", new Promise((resolve) => setTimeout(resolve, 10_000)));
    const start = performance.now();
    const all = Promise.all(
        Array.from({ length: ${keys} }, (_, i) => create("rsa-" + i, { algorithm: "RSA", rsaBits: 4096 })),
    );
    const meanwhile = await observe("meanwhile-", all);
    const seconds = (performance.now() - start) / 1000;
    const before = performance.now();
    generateKeyPairSync("rsa", { modulusLength: 4096 });
    const blocked = performance.now() - before;
    console.log(JSON.stringify({ seconds, blocked, alone, meanwhile }));
    process.exit();
})();
`;
