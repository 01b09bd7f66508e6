import { messageOf, UserError } from "../core/errors";
import { codeOf, type Found } from "./disk/look";
import { nameFile } from "./path";

/** The operation that failed, for messages. */
export type Doing = "write" | "read" | "remove";

/** What the system's error codes mean. The system's own messages are not repeated. */
const reasons: Readonly<Record<string, string>> = {
    EACCES: "you have no permission there",
    EPERM: "the system does not permit it",
    EROFS: "the disk is read-only",
    ENOSPC: "the disk is full",
    EDQUOT: "your quota on the disk is used up",
    ENOENT: "the folder cannot be created",
    ENOTDIR: "a part of the path is not a folder",
    EEXIST: "a part of the path is not a folder",
    EISDIR: "there is a folder",
    ELOOP: "its folder is a symbolic link that leads nowhere",
    ENAMETOOLONG: "the path is too long",
    EBUSY: "another program uses it",
};

/** An operation failed and changed nothing. */
export function failed(doing: Doing, path: string, error: unknown): UserError {
    if (error instanceof UserError) return error;
    const code = codeOf(error);
    const reason = code === "" ? messageOf(error) : `${reasons[code] ?? "the system refuses"} (${code})`;
    return new UserError(
        `Cannot ${doing} the ${nameFile(path)}: ${reason}. Nothing was changed. Fix that or set another path, and run the same command again.`,
        { cause: error },
    );
}

/** Create found something at the path. */
export function occupied(path: string, found: Found): UserError {
    return new UserError(
        `Cannot write the ${nameFile(path)}: there is already ${nameOf(found)}, which was not changed. ` +
            waysOut(found),
    );
}

/** Update found something that this resource did not write. */
export function changedByAnother(path: string, found: Found): UserError {
    return new UserError(
        `Cannot write the ${nameFile(path)}: there is ${nameOf(found)} that this resource did not write, so it was not changed. ` +
            waysOut(found),
    );
}

/** Two paths of a program lead to one file, by a link, a mount, or upper and lower case. */
export function sharedByTwo(path: string): UserError {
    return new UserError(
        `Cannot write the ${nameFile(path)}: another resource in this program uses the same file, by another path or in other upper and lower case, and removing one resource would delete the other's file. ` +
            "The file was not changed. Give each resource its own file, or keep one and use its outputs in both places; then run `pulumi up` again.",
    );
}

/** The file system has no modes, such as FAT, or Windows' disks in WSL. */
export function openToOthers(path: string): string {
    return `The ${nameFile(path)} can be read by others, since its file system ignores the mode 0600: set a path on another file system, such as below ~/.ssh.`;
}

/** What is at a path, for messages. */
export function nameOf({ kind }: Found): string {
    const names = {
        nothing: "nothing",
        file: "a file",
        link: "a symbolic link",
        folder: "a folder",
        special: "a device, pipe or socket",
    } as const;
    return names[kind];
}

function waysOut({ kind }: Found): string {
    const replaced = kind === "link" ? "replaces the link, not what it leads to" : "replaces it for good";
    const overwrite = kind === "folder" || kind === "special" ? "" : `, or set overwrite: true, which ${replaced}`;
    return `Set another path, or move it away${overwrite}; then run \`pulumi up\` again.`;
}
