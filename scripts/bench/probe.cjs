// Loaded into every Node process of a measured command: the provider's notes its own memory and CPU time as it goes,
// since the engine ends it without asking.
const { writeFileSync } = require("node:fs");

if (process.argv[1]?.includes("dynamic-provider") && process.env.BENCH_PROBE !== undefined) {
    const note = () => {
        const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
        const cpu = (userCPUTime + systemCPUTime) / 1000;
        writeFileSync(`${process.env.BENCH_PROBE}.${process.pid}`, JSON.stringify({ rss: maxRSS / 1024, cpu }));
    };
    setInterval(note, 100).unref();
    process.on("exit", note);
}
