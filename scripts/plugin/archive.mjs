// A .tar.gz of files in its root, equal for equal files.
import * as fs from "node:fs";
import * as path from "node:path";
import { buffer } from "node:stream/consumers";
import { createGzip } from "node:zlib";

import { pack } from "tar-stream";

/**
 * @param {string[]} files
 * @returns {Promise<Buffer>}
 */
export async function archive(files) {
    const tar = pack();
    for (const file of files) {
        const mode = fs.statSync(file).mode & 0o777;
        tar.entry({ name: path.basename(file), mode, mtime: new Date(0) }, fs.readFileSync(file));
    }
    tar.finalize();
    return buffer(tar.pipe(createGzip({ level: 9 })));
}
