import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { canMount } from "../../support/mount";
import type { Verdict } from "../verdict";

/** What is wrong at the path of an operation. */
export interface DiskFault {
    readonly name: string;
    /** What a message about it has to name. */
    readonly cause: RegExp;
    /** Spoils the path. @returns what makes it well again. */
    readonly spoil: (target: string) => () => void;
    /** What must be as `spoil` left it, whatever the operation did. */
    readonly theirs?: (target: string) => string;
    /** How the operations come to their end; the others need the next `up`. */
    readonly byItself?: readonly string[];
}

const theirText = "somebody's file";

/** Puts something at the path, in place of what is there. */
const put = (make: (target: string) => void) => (target: string) => {
    mkdirSync(path.dirname(target), { recursive: true });
    rmSync(target, { force: true });
    make(target);
    return () => {
        rmSync(target, { recursive: true, force: true });
    };
};

/** Does something to the folder of the path; what was in it is gone. */
const spoilFolder = (make: (folder: string) => void) => (target: string) => {
    const folder = path.dirname(target);
    rmSync(folder, { recursive: true, force: true });
    make(folder);
    return () => {
        rmSync(folder, { recursive: true, force: true });
    };
};

const kind = (target: string) => {
    const stats = lstatSync(target);
    return stats.isFIFO() ? "pipe" : stats.isDirectory() ? "folder" : stats.isSymbolicLink() ? "link" : "file";
};

/** A delete leaves what is not ours with a warning, and a folder that is none holds nothing of ours. */
const deletes = ["delete"];

export const diskFaults: readonly DiskFault[] = [
    {
        name: "somebody's file at the path",
        cause: /there is (already )?a file.*was not changed/,
        spoil: put((target) => {
            writeFileSync(target, theirText);
        }),
        theirs: (target) => readFileSync(target, "utf8"),
        byItself: deletes,
    },
    {
        name: "a folder at the path",
        cause: /there is (already )?a folder.*was not changed/,
        spoil: put((target) => {
            mkdirSync(target);
            writeFileSync(path.join(target, "theirs"), theirText);
        }),
        theirs: (target) => readFileSync(path.join(target, "theirs"), "utf8"),
        byItself: deletes,
    },
    {
        name: "a link to somebody's file",
        cause: /there is (already )?a symbolic link.*was not changed/,
        spoil: put((target) => {
            writeFileSync(`${target}.theirs`, theirText);
            symlinkSync(`${target}.theirs`, target);
        }),
        theirs: (target) => `${kind(target)} ${readFileSync(`${target}.theirs`, "utf8")}`,
        byItself: deletes,
    },
    {
        name: "a pipe at the path",
        cause: /there is (already )?a device, pipe or socket.*was not changed/,
        spoil: put((target) => {
            execFileSync("mkfifo", [target]);
        }),
        theirs: kind,
        byItself: deletes,
    },
    {
        name: "a file in place of the folder",
        cause: /a part of the path is not a folder \((ENOTDIR|EEXIST)\)/,
        spoil: spoilFolder((folder) => {
            writeFileSync(folder, theirText);
        }),
        theirs: (target) => readFileSync(path.dirname(target), "utf8"),
        byItself: deletes,
    },
    {
        name: "the folder's link leads nowhere",
        cause: /\((ENOENT|EEXIST|ENOTDIR)\)/,
        spoil: spoilFolder((folder) => {
            symlinkSync(`${folder}-nowhere`, folder);
        }),
        theirs: (target) => `${kind(path.dirname(target))} ${existsSync(`${path.dirname(target)}-nowhere`)}`,
        byItself: deletes,
    },
    {
        name: "the folder's link leads to itself",
        cause: /\(ELOOP\)/,
        spoil: spoilFolder((folder) => {
            symlinkSync(folder, folder);
        }),
        theirs: (target) => kind(path.dirname(target)),
    },
    {
        name: "the file and its folder gone",
        cause: /./,
        spoil: spoilFolder(() => undefined),
        byItself: ["create", "another key", "another path", "restore a missing file", "delete"],
    },
    ...(canMount()
        ? [
              {
                  name: "the disk is full",
                  cause: /the disk is full \(ENOSPC\)/,
                  spoil: disk((folder) => {
                      for (let size = 65_536; size >= 1; size = Math.floor(size / 2)) fill(folder, size);
                  }),
                  // Removing needs no room.
                  byItself: deletes,
              },
              {
                  name: "the disk is read-only",
                  cause: /the disk is read-only \(EROFS\)/,
                  spoil: disk((folder) => {
                      execFileSync("mount", ["-o", "remount,ro", folder]);
                  }),
              },
          ]
        : []),
    ...(process.getuid?.() === 0
        ? []
        : [
              {
                  name: "no permission in the folder",
                  cause: /you have no permission there \(EACCES\)/,
                  spoil: (target: string) => {
                      mkdirSync(path.dirname(target), { recursive: true });
                      chmodSync(path.dirname(target), 0o500);
                      return () => {
                          chmodSync(path.dirname(target), 0o700);
                      };
                  },
              },
          ]),
];

/** Another, small disk in place of the folder, with what was in it; what is on it in the end goes back. */
function disk(spoil: (folder: string) => void): DiskFault["spoil"] {
    const keyIn = (target: string) => (existsSync(target) ? readFileSync(target) : undefined);
    const move = (key: Buffer | undefined, target: string) => {
        if (key !== undefined) writeFileSync(target, key, { mode: 0o600 });
    };
    return (target) => {
        const folder = path.dirname(target);
        const before = keyIn(target);
        rmSync(folder, { recursive: true, force: true });
        mkdirSync(folder, { recursive: true });
        execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder]);
        move(before, target);
        spoil(folder);
        return () => {
            const after = keyIn(target);
            execFileSync("umount", [folder]);
            move(after, target);
        };
    };
}

function fill(folder: string, size: number): void {
    try {
        writeFileSync(path.join(folder, `filler-${size}`), Buffer.alloc(size));
    } catch {
        // That is how it gets full.
    }
}

/** How the operation comes to its end at least. */
export function expectedOf({ byItself = [] }: DiskFault, operation: string): Verdict {
    return byItself.includes(operation) ? "by itself" : "next up";
}
