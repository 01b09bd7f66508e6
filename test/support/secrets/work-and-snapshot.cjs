// Works as Pulumi's dynamic-provider process does, then writes what is left on the heap: node FILE FOLDER, with TWCC's
// variables. Without Pulumi's SDK in it, a snapshot takes no time. Keys go to a file at once and are not kept here.
const { appendFileSync } = require("node:fs");
const path = require("node:path");
const { writeHeapSnapshot } = require("node:v8");
const { dynamicProvider } = require("../../../dist/provider");

const folder = process.argv[2];
const provider = dynamicProvider("Keypair");

async function up(name, args) {
    const { inputs } = await provider.check({}, { name, ...args, logicalName: name });
    const { id, outs } = await provider.create(inputs);
    appendFileSync(path.join(folder, "keys"), `${JSON.stringify(outs.privateKey)}\n`);
    return { id, inputs, outs };
}

async function work() {
    const own = await up("own", {});
    const again = { ...own.inputs, keepers: { a: "1" } };
    await provider.diff(own.id, own.outs, again);
    const { outs } = await provider.update(own.id, own.outs, again);
    appendFileSync(path.join(folder, "keys"), `${JSON.stringify(outs.privateKey)}\n`);
    await provider.read(own.id, outs);
    const made = await up("made", { generatedBy: "twcc" });
    await up("given", { privateKey: outs.privateKey });
    // Failures, which could hold what they failed on.
    await up("given", { privateKey: made.outs.privateKey }).catch(() => undefined);
    await provider.check({}, { privateKey: `${outs.privateKey}x`, logicalName: "broken" });
    await provider.delete(made.id, made.outs);
}

provider
    .configure({ config: { get: () => undefined } })
    .then(work)
    .then(() => {
        globalThis.provider = provider;
        // A turn of the event loop, so that nothing of the work is under way any more.
        setTimeout(() => {
            writeHeapSnapshot(path.join(folder, "heap"));
            process.exit(0);
        }, 100);
    });
