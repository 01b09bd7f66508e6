import { randomBytes } from "node:crypto";
import { line } from "../key-material/keys";
import { run, withFile } from "../../support/ssh-keygen";

/**
 * What `ssh-keygen -l` lists of each text, all of them in one file: it skips lines that are no key without a word, and
 * goes on (measured, OpenSSH 9.2). A key of its own in front of each text tells where one begins. Only fingerprints are
 * looked at: without a comment an older one is printed, and a long one has its end cut off, even the line's.
 * @returns the fingerprints, as many for each text as it holds keys.
 */
export async function listedBySshKeygen(
    texts: readonly string[],
    hash: "md5" | "sha256" = "sha256",
): Promise<string[][]> {
    const mark = line("ssh-ed25519", randomBytes(32));
    const file = [...texts.flatMap((text) => [mark, text]), mark, ""].join("\n");
    const { stdout } = await withFile(file, (path) => run("ssh-keygen", ["-l", "-E", hash, "-f", path]));
    const all = Array.from(stdout.matchAll(/\d+ ((?:MD5|SHA256):[\w:+/]+) /g), ([, fingerprint = ""]) => fingerprint);
    const marks = all.flatMap((fingerprint, index) => (fingerprint === all[0] ? [index] : []));
    if (marks.length !== texts.length + 1) {
        throw new Error(`ssh-keygen did not look at every case: ${JSON.stringify(texts)}`);
    }
    return texts.map((_text, index) => all.slice(marks[index]! + 1, marks[index + 1]));
}
