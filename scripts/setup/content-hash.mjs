// The state of a set of files as one short text.
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";

/**
 * A hash of names and contents.
 * @param {string} root
 * @param {string[]} entries Files and folders under root.
 */
export function contentHash(root, entries) {
    const hash = createHash("sha256");
    for (const file of filesIn(root, entries)) {
        hash.update(`${file}\0`).update(
            createHash("sha256")
                .update(fs.readFileSync(path.join(root, file)))
                .digest(),
        );
    }
    return hash.digest("hex");
}

/**
 * A hash of names, sizes and times. It is quick, and shows whether files are still the ones that were compiled.
 * @param {string} root
 * @param {string[]} entries
 */
export function listingHash(root, entries) {
    const hash = createHash("sha256");
    for (const file of filesIn(root, entries)) {
        const { size, mtimeMs } = fs.statSync(path.join(root, file));
        hash.update(`${file}\0${size}\0${mtimeMs}\0`);
    }
    return hash.digest("hex");
}

/**
 * @param {string} root
 * @param {string[]} entries
 * @returns {string[]} Paths relative to root, with slashes, in the same order on every system.
 */
function filesIn(root, entries) {
    return entries
        .flatMap((entry) => {
            const full = path.join(root, entry);
            const stats = fs.statSync(full, { throwIfNoEntry: false });
            if (!stats?.isDirectory()) {
                return stats ? [entry] : [];
            }
            return fs
                .readdirSync(full, { recursive: true, withFileTypes: true })
                .filter((found) => found.isFile())
                .map((found) => path.relative(root, path.join(found.parentPath ?? found.path, found.name)));
        })
        .map((file) => file.split(path.sep).join("/"))
        .sort();
}
