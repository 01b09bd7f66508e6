import { stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { identityOf } from "./look";

/**
 * The place of a file: equal for all its paths, also through folders that are linked or mounted twice. Upper and lower
 * case do not count. A folder that does not exist yet has only its path.
 */
export async function placeOf(file: string): Promise<string> {
    return `${await folderOf(file)}/${foldedName(file)}`;
}

/** The identity of a file's folder: equal for all names of the folder. */
export async function folderOf(file: string): Promise<string> {
    const folder = dirname(file);
    try {
        return identityOf(await stat(folder, { bigint: true }));
    } catch {
        return folder;
    }
}

/** A file's name without the differences that some disks ignore: case, and the encoding of accents. */
export function foldedName(file: string): string {
    return basename(file).normalize("NFC").toUpperCase().toLowerCase();
}
