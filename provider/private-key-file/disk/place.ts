import { stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { identityOf } from "./look";

/**
 * Where a file is, the same for all spellings of its path but the letters' case: by folders that are linked or mounted
 * twice one place has several paths. A folder that is not there yet has only its path.
 */
export async function placeOf(file: string): Promise<string> {
    return `${await folderOf(file)}/${foldedName(file)}`;
}

/** The folder of a file, the same under all of its names. */
export async function folderOf(file: string): Promise<string> {
    const folder = dirname(file);
    try {
        return identityOf(await stat(folder, { bigint: true }));
    } catch {
        return folder;
    }
}

/** A file's name without what some disks do not tell apart: case, and how accents are written. */
export function foldedName(file: string): string {
    return basename(file).normalize("NFC").toUpperCase().toLowerCase();
}
