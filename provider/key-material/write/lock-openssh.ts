import { createHmac } from "node:crypto";
import { wireString, wireUint32 } from "../encoding/ssh-wire";
import type { PrivateParts } from "../parts/private-parts";
import { lockBlock, lockSection } from "../passphrase/openssh-lock";
import { armour, openSshLabel } from "./armour";
import { openSshSections } from "./write-openssh";

/**
 * A key in OpenSSH's own format, locked by a passphrase as `ssh-keygen` does it. The same key, comment and passphrase
 * always become the same text, so that a second `pulumi up`, another computer and a repeated create recognise their
 * file. So the salt is not random, as sshpk's is, but a hash with the private key in it, which nobody can guess.
 */
export function lockOpenSsh(parts: PrivateParts, comment: string, passphrase: string): string {
    const { publicBlob, section } = openSshSections(parts, comment);
    const plain = padded(section);
    const salt = createHmac("sha256", plain).update(passphrase).digest().subarray(0, 16);
    const locked = lockSection(plain, passphrase, salt);
    const body = Buffer.concat([
        Buffer.from("openssh-key-v1\0"),
        ...[locked.cipher, locked.derivation, locked.options].map(wireString),
        wireUint32(1),
        ...[publicBlob, locked.section].map(wireString),
    ]);
    return armour(openSshLabel, body);
}

/** Fills the last block, which is longer with a cipher, with the numbers that go on after those that are there. */
function padded(section: Buffer): Buffer {
    const missing = (lockBlock - (section.length % lockBlock)) % lockBlock;
    const last = section.at(-1) ?? 0;
    // The last byte is a number of the padding, or the end of the comment if the section filled its blocks of 8.
    const before = last < 8 ? last : 0;
    return Buffer.concat([section, Buffer.from(Array.from({ length: missing }, (_none, index) => before + index + 1))]);
}
