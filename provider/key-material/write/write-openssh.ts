import { createHash } from "node:crypto";
import { armour, openSshLabel } from "./armour";
import type { PrivateParts } from "../parts/private-parts";
import { loadSshpk } from "../encoding/sshpk";
import { forSshpk } from "../parts/sshpk-parts";
import { WireReader } from "../encoding/ssh-wire";

/**
 * A key in OpenSSH's own format, without a passphrase. The format has two copies of a random number to recognise a
 * wrong passphrase. Without a passphrase it is not needed, so it is taken from a hash of the rest. The same key always
 * becomes the same text, and a second `pulumi up` has nothing to change.
 */
export function writeOpenSsh(parts: PrivateParts, comment: string): string {
    const { PrivateKey } = loadSshpk();
    const key = new PrivateKey(forSshpk(parts));
    key.comment = comment; // sshpk's constructor takes a comment and drops it (measured, 1.18.0)
    const lines = key.toString("openssh").trim().split("\n").slice(1, -1);
    const body = Buffer.from(lines.join(""), "base64");
    const section = privateSection(body);
    const check = createHash("sha256").update(section.subarray(8)).digest().subarray(0, 4);
    section.set(check, 0);
    section.set(check, 4);
    return armour(openSshLabel, body);
}

/** The last string of the body, which starts with the two copies. It shares the body's memory. */
function privateSection(body: Buffer): Buffer {
    const reader = new WireReader(body, "cannot be written");
    reader.raw("openssh-key-v1\0".length);
    for (let field = 0; field < 3; field += 1) reader.string();
    reader.uint32();
    reader.string();
    return reader.string();
}
