// Loaded by NODE_OPTIONS=--require: to a provider process the names of *.pem files are the same in upper and
// lower case, as on the disks of macOS and Windows. Linux has such disks only with a kernel option that is seldom on.
const { basename, dirname, join } = require("node:path");
const disk = require("node:fs/promises");

const fold = (path) => (/\.pem$/i.test(path) ? join(dirname(path), basename(path).toLowerCase()) : path);

if (/dynamic-provider|pulumi-resource-twcc/.test(process.argv[1] ?? "")) {
    for (const name of ["lstat", "stat", "open", "unlink", "rm", "chmod"]) {
        const work = disk[name];
        disk[name] = (path, ...more) => work(fold(path), ...more);
    }
    for (const name of ["link", "rename"]) {
        const work = disk[name];
        disk[name] = (from, to) => work(fold(from), fold(to));
    }
}
