// Loaded by NODE_OPTIONS=--require: in a provider process, whatever puts a file in its place or removes one
// stands still for a while, before or after it is done (STALL), and says so by a line in the file STALLED.
const { appendFileSync } = require("node:fs");
const { basename } = require("node:path");
const { setTimeout: sleep } = require("node:timers/promises");
const disk = require("node:fs/promises");

const milliseconds = 4000;

if (/dynamic-provider|pulumi-resource-twcc/.test(process.argv[1] ?? "") && process.env.STALL !== undefined) {
    for (const name of ["link", "rename", "unlink"]) {
        const work = disk[name];
        disk[name] = async (...paths) => {
            const stall = async () => {
                appendFileSync(process.env.STALLED, `${name} ${basename(paths.at(-1))}\n`);
                await sleep(milliseconds);
            };
            if (process.env.STALL === "before") await stall();
            const done = await work(...paths);
            if (process.env.STALL === "after") await stall();
            return done;
        };
    }
}
