import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

const repository = path.resolve(__dirname, "../../..");

// In a process of its own: what runs beside this test shares the thread pool. On loopback no name is looked up in the
// network, but in the same pool.
const program = `
    const { monitorEventLoopDelay } = require("node:perf_hooks");
    const { lookup } = require("node:dns/promises");
    const { makeMaterial } = require("./dist/provider/keypair/key/make-material.js");
    const delay = monitorEventLoopDelay({ resolution: 5 });
    (async () => {
        await makeMaterial({ name: "first", algorithm: "RSA", rsaBits: 2048 });
        delay.enable();
        let busy = true;
        const keys = Array.from({ length: 16 }, (_, i) => makeMaterial({ name: "k" + i, algorithm: "RSA", rsaBits: 2048 }));
        const done = Promise.all(keys).then(() => { busy = false; });
        const start = performance.now();
        const waits = [];
        while (busy) {
            const before = performance.now();
            await lookup("localhost");
            waits.push(performance.now() - before);
            await new Promise((resolve) => setTimeout(resolve, 10));
        }
        await done;
        console.log(JSON.stringify({ total: performance.now() - start, look: Math.max(...waits), loop: delay.percentile(50) / 1e6 }));
    })();
`;

test("many RSA keys at once hold up neither name look-ups nor the event loop", async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", program], { cwd: repository });
    const { total, look, loop } = JSON.parse(stdout) as { total: number; look: number; loop: number };
    // Shares of the whole, since machines differ: without the limit the first look-up waits for nearly all of it.
    expect(look).toBeLessThan(total / 2);
    expect(loop).toBeLessThan(50);
});
