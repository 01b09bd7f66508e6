import { homedir } from "node:os";
import { join, resolve } from "node:path";
import type { Claims } from "../core/claims";

/** What is wrong with a path; `undefined` if it may be a file's. Never repeats the path. */
export function problemOfPath(path: string): string | undefined {
    if (path.trim() === "") return 'is empty: set a file\'s path, like "web.pem" or "~/.ssh/web.pem"';
    // eslint-disable-next-line no-control-regex -- that is what is looked for
    if (/[\u0000-\u001f\u007f]/.test(path)) return "contains a line break or another control character: remove it";
    if (/(^|[/\\])\.{0,2}$/.test(path)) return "names a folder: set the path of a file in it";
    if (publicKey.test(path)) {
        return "ends in .pub, which is for public keys: set the private key's path, and publicKeyFile: true for a public key beside it";
    }
    if (/^~($|[^/])/.test(path)) return "starts with ~, of which only ~/ is supported: set the whole path";
    return undefined;
}

const publicKey = /\.pub$/i;

/** The path of the public key file beside a private key file. No private key file has such a path. */
export function publicKeyPath(path: string): string {
    return `${path}.pub`;
}

/** The absolute path on this computer. `~/` is the home folder, and the engine starts us in the program's folder. */
export function absolutePath(path: string): string {
    return path.startsWith("~/") ? join(homedir(), path.slice(2)) : resolve(path);
}

const claim = "files/";

/** The claim of a file: only one resource of a program may have it. */
export function claimOf(path: string): string {
    return `${claim}${absolutePath(path)}`;
}

/** The absolute paths of the program's resources that were checked in this run. */
export function claimedPaths(claims: Claims): string[] {
    return claims
        .all()
        .filter((thing) => thing.startsWith(claim))
        .map((thing) => thing.slice(claim.length))
        .flatMap((path) => [path, publicKeyPath(path)]);
}

/** A file as messages name it, after "the". */
export function nameFile(path: string): string {
    return `${publicKey.test(path) ? "public" : "private"} key file ${describe(path)}`;
}

/** A path as messages show it: as given, and as an absolute path. */
export function describe(path: string): string {
    const absolute = absolutePath(path);
    return absolute === path ? `"${path}"` : `"${path}" (${absolute})`;
}
