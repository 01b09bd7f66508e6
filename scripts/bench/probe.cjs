// Loaded into every Node process of a measured command. In the provider's process it keeps a note of memory and CPU time,
// since the engine kills that process. It overwrites one file: a new file each time takes a tenth of the process's time.
const { openSync, writeSync } = require("node:fs");

if (/dynamic-provider|pulumi-resource-twcc/.test(process.argv[1] ?? "") && process.env.BENCH_PROBE !== undefined) {
    const file = openSync(`${process.env.BENCH_PROBE}.${process.pid}`, "w");
    const note = () => {
        const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
        const cpu = (userCPUTime + systemCPUTime) / 1000;
        writeSync(file, JSON.stringify({ rss: maxRSS / 1024, cpu }).padEnd(80), 0);
    };
    note();
    setInterval(note, 250).unref();
    process.on("exit", note);
}
