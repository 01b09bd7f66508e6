// Works as Pulumi's dynamic-provider process does, then writes what is left on the heap: node FILE FOLDER, with TWCC's
// variables. Without Pulumi's SDK in it, a snapshot takes no time. Keys go to a file at once and are not kept here.
const { appendFileSync, readFileSync } = require("node:fs");
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
    await machineAndFile(outs.privateKey);
}

/** An instance with a password that is nowhere in this process but in its arguments, and the key in a file. */
async function machineAndFile(privateKey) {
    const instances = dynamicProvider("Instance");
    const windows = { solution: "Windows", image: "Windows Server 2022", flavor: "v.super", project: "ENT101001" };
    const password = readFileSync(path.join(folder, "password"), "utf8");
    const { inputs } = await instances.check({}, { ...windows, password, logicalName: "win" });
    const { id, outs } = await instances.create(inputs);
    await instances.diff(id, outs, inputs);
    const { props } = await instances.read(id, outs);
    await instances.update(id, props, { ...inputs, description: "words" });
    await instances.check({}, { ...windows, password: `${password}\n`, logicalName: "broken" });
    await instances.delete(id, props);
    const files = dynamicProvider("PrivateKeyFile");
    const wanted = (await files.check({}, { privateKey, path: path.join(folder, "key.pem"), logicalName: "key" }))
        .inputs;
    const file = await files.create(wanted);
    await files.read(file.id, file.outs);
    await files.create({ ...wanted, path: folder }).catch(() => undefined);
    await files.delete(file.id, file.outs);
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
