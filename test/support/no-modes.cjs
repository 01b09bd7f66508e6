// Loaded by NODE_OPTIONS=--require: to a provider process every file can be read by everybody, whatever mode it
// was given, as on FAT and below WSL's /mnt/c. Not every kernel has such a file system to mount.
const disk = require("node:fs/promises");

if (/dynamic-provider|pulumi-resource-twcc/.test(process.argv[1] ?? "")) {
    const { lstat } = disk;
    disk.lstat = async (...args) => {
        const stats = await lstat(...args);
        if (stats.isFile()) stats.mode = typeof stats.mode === "bigint" ? 0o100777n : 0o100777;
        return stats;
    };
}
