// Loaded by NODE_OPTIONS=--require: in a provider process the disk is full once a first file was put in its
// place.
const disk = require("node:fs/promises");

if (/dynamic-provider|pulumi-resource-twcc/.test(process.argv[1] ?? "")) {
    const { link } = disk;
    let calls = 0;
    disk.link = (...paths) => {
        if (++calls === 1) return link(...paths);
        return Promise.reject(Object.assign(new Error("no space left"), { code: "ENOSPC" }));
    };
}
