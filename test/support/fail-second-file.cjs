// Loaded by NODE_OPTIONS=--require: in a provider process the disk is full when a second file is put in its place.
const disk = require("node:fs/promises");

if (/dynamic-provider|pulumi-resource-twcc/.test(process.argv[1] ?? "")) {
    let calls = 0;
    for (const name of ["link", "rename"]) {
        const original = disk[name];
        disk[name] = (...paths) => {
            if (++calls !== 2) return original(...paths);
            return Promise.reject(Object.assign(new Error("no space left"), { code: "ENOSPC" }));
        };
    }
}
