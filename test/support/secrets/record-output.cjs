// Loaded by NODE_OPTIONS=--require: appends all that Pulumi's dynamic-provider process writes to the file in RECORD_OUTPUT.
const { appendFileSync } = require("node:fs");

if ((process.argv[1] ?? "").includes("dynamic-provider")) {
    appendFileSync(process.env.RECORD_OUTPUT, "");
    for (const stream of [process.stdout, process.stderr]) {
        const write = stream.write.bind(stream);
        stream.write = (chunk, ...more) => {
            appendFileSync(process.env.RECORD_OUTPUT, chunk);
            return write(chunk, ...more);
        };
    }
}
