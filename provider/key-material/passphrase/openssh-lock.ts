import { createCipheriv, createDecipheriv, type DecipherGCM } from "node:crypto";
import type * as bcrypt from "bcrypt-pbkdf";
import { WireReader, wireString, wireUint32 } from "../encoding/ssh-wire";
import { KeyMaterialError, orRefuse } from "../errors";
import { slowLock, unknownLock, unreadable } from "../refusals/private-key-sentences";

interface Cipher {
    /** As node:crypto calls it. */
    readonly name: string;
    /** Lengths in bytes. */
    readonly key: number;
    readonly iv: number;
    readonly block: number;
    /** Of the tag that follows the section. */
    readonly tag?: number;
}

/** The cipher that ssh-keygen uses by default. */
const usual: Cipher = { name: "aes-256-ctr", key: 32, iv: 16, block: 16 };

/** Every cipher that OpenSSH writes (cipher.c in its source). */
const ciphers: Readonly<Record<string, Cipher>> = {
    "3des-cbc": { name: "des-ede3-cbc", key: 24, iv: 8, block: 8 },
    "aes128-cbc": { name: "aes-128-cbc", key: 16, iv: 16, block: 16 },
    "aes192-cbc": { name: "aes-192-cbc", key: 24, iv: 16, block: 16 },
    "aes256-cbc": { name: "aes-256-cbc", key: 32, iv: 16, block: 16 },
    "aes128-ctr": { name: "aes-128-ctr", key: 16, iv: 16, block: 16 },
    "aes192-ctr": { name: "aes-192-ctr", key: 24, iv: 16, block: 16 },
    "aes256-ctr": usual,
    "aes128-gcm@openssh.com": { name: "aes-128-gcm", key: 16, iv: 12, block: 16, tag: 16 },
    "aes256-gcm@openssh.com": { name: "aes-256-gcm", key: 32, iv: 12, block: 16, tag: 16 },
    "chacha20-poly1305@openssh.com": { name: "chacha20", key: 64, iv: 0, block: 8, tag: 16 },
};

/** More rounds take longer than anybody waits for; ssh-keygen uses 16 or 24. */
const mostRounds = 500;

/** The private section of a file in OpenSSH's format, as it is in the file. */
export interface LockedSection {
    readonly cipher: string;
    readonly derivation: string;
    readonly options: Buffer;
    readonly section: Buffer;
    readonly tag: Buffer;
}

/** The section in plain text. Only its two equal numbers show whether the passphrase is the right one. */
export interface UnlockedSection {
    readonly section: Buffer;
    /** The length in bytes that the section is a multiple of. */
    readonly block: number;
    /** Whether the tag, if the cipher has one, belongs to the section; `undefined` if nobody here can tell. */
    readonly tagFits: boolean | undefined;
}

/**
 * Decrypts the section. sshpk reads a part of these ciphers, and does not check what it reads
 * (docs/contributing/key-formats.md#why-not-by-sshpk).
 */
export function unlockSection(locked: LockedSection, passphrase: string): UnlockedSection {
    const cipher = Object.hasOwn(ciphers, locked.cipher) ? ciphers[locked.cipher] : undefined;
    if (cipher === undefined || locked.derivation !== "bcrypt") throw new KeyMaterialError(unknownLock);
    const { tag: tagLength = 0, block } = cipher;
    if (locked.section.length % block !== 0 || locked.tag.length !== tagLength) throw new KeyMaterialError(unreadable);
    const options = new WireReader(locked.options, unreadable);
    const salt = options.string();
    const rounds = options.uint32();
    options.end();
    if (rounds > mostRounds) throw new KeyMaterialError(slowLock);
    const { key, iv } = derive(cipher, passphrase, salt, rounds);
    return orRefuse(unreadable, () => ({ block, ...decrypt(cipher, key, iv, locked) }));
}

function decrypt({ name }: Cipher, key: Buffer, iv: Buffer, { section, tag }: LockedSection) {
    if (name === "chacha20") {
        // The first half of the key encrypts, from block 1 on. node:crypto cannot compute the tag, a bare Poly1305.
        const decipher = createDecipheriv(name, key.subarray(0, 32), Buffer.from([1, ...Buffer.alloc(15)]));
        return { section: decipher.update(section), tagFits: undefined };
    }
    const decipher = createDecipheriv(name, key, iv).setAutoPadding(false);
    const plain = decipher.update(section);
    return { section: plain, tagFits: tag.length === 0 || fits(decipher as DecipherGCM, tag) };
}

function fits(decipher: DecipherGCM, tag: Buffer): boolean {
    try {
        decipher.setAuthTag(tag).final();
        return true;
    } catch {
        return false;
    }
}

/** What ssh-keygen uses since OpenSSH 9.4. */
const rounds = 24;

/** The block length of {@link lockSection}. */
export const lockBlock = usual.block;

/** Encrypts a section as `ssh-keygen` does by default. */
export function lockSection(section: Buffer, passphrase: string, salt: Buffer): LockedSection {
    const { key, iv } = derive(usual, passphrase, salt, rounds);
    const encrypted = createCipheriv(usual.name, key, iv).update(section);
    const options = Buffer.concat([wireString(salt), wireUint32(rounds)]);
    return { cipher: "aes256-ctr", derivation: "bcrypt", options, section: encrypted, tag: Buffer.alloc(0) };
}

function derive(cipher: Cipher, passphrase: string, salt: Buffer, withRounds: number): { key: Buffer; iv: Buffer } {
    const secret = Buffer.from(passphrase, "utf8");
    const derived = Buffer.alloc(cipher.key + cipher.iv);
    const result = loadBcrypt().pbkdf(secret, secret.length, salt, salt.length, derived, derived.length, withRounds);
    if (result !== 0) throw new KeyMaterialError(unreadable);
    return { key: derived.subarray(0, cipher.key), iv: derived.subarray(cipher.key) };
}

/** Loaded when it is first needed, as sshpk, which uses it, too. */
function loadBcrypt(): typeof bcrypt {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- a lazy import keeps reading synchronous
    return require("bcrypt-pbkdf") as typeof bcrypt;
}
