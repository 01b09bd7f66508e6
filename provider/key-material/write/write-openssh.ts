import { createHash } from "node:crypto";
import { armour, openSshLabel } from "./armour";
import type { PrivateParts } from "../parts/private-parts";
import { loadSshpk } from "../encoding/sshpk";
import { forSshpk } from "../parts/sshpk-parts";
import { WireReader } from "../encoding/ssh-wire";

/**
 * A key in OpenSSH's own format, without a passphrase. The format has two copies of a random number to recognise a
 * wrong passphrase. Here the number is taken from a hash of the rest. The same key always becomes the same text, and a
 * second `pulumi up` has nothing to change.
 */
export function writeOpenSsh(parts: PrivateParts, comment: string): string {
    return armour(openSshLabel, openSshSections(parts, comment).body);
}

/** The body of such a file, with its public half and its private section, which share the body's memory. */
export function openSshSections(
    parts: PrivateParts,
    comment: string,
): { body: Buffer; publicBlob: Buffer; section: Buffer } {
    const { PrivateKey } = loadSshpk();
    const key = new PrivateKey(forSshpk(parts));
    key.comment = comment; // sshpk's constructor takes a comment and drops it (measured, 1.18.0)
    const lines = key.toString("openssh").trim().split("\n").slice(1, -1);
    const body = Buffer.from(lines.join(""), "base64");
    const { publicBlob, section } = sectionsOf(body);
    const check = createHash("sha256").update(section.subarray(8)).digest().subarray(0, 4);
    section.set(check, 0);
    section.set(check, 4);
    return { body, publicBlob, section };
}

/** The last two strings of the body: the public half, and the section that starts with the two copies. */
function sectionsOf(body: Buffer): { publicBlob: Buffer; section: Buffer } {
    const reader = new WireReader(body, "cannot be written");
    reader.raw("openssh-key-v1\0".length);
    for (let field = 0; field < 3; field += 1) reader.string();
    reader.uint32();
    return { publicBlob: reader.string(), section: reader.string() };
}
