// Loaded into every Node process of a measured command: the provider's notes its own memory and CPU time as it goes,
// since the engine ends it without asking. One file, written in place: a new one each time costs a tenth of the process.
const { openSync, writeSync } = require("node:fs");

if (process.argv[1]?.includes("dynamic-provider") && process.env.BENCH_PROBE !== undefined) {
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
