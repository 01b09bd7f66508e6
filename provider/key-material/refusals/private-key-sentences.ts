/** Why a private key is refused, as fragments that complete "privateKey …". The tests run each command in them. */

export const unreadable =
    "is not a readable private key: pass a whole OpenSSH, PKCS#1, PKCS#8, SEC1 or PuTTY key, with its BEGIN and END lines (PuTTY: from its first line to Private-MAC)";

const locked = "has a passphrase: set passphrase, or pass a copy without one";

/** OpenSSH's own format, and the old encryption of PKCS#1 and SEC1. */
export const lockedForSshKeygen = `${locked} (\`ssh-keygen -p -N "" -f COPY\` removes it from the copy)`;

/** ssh-keygen cannot read every type of key in PKCS#8. */
export const lockedPkcs8 = `${locked} (\`openssl pkey -in FILE -out COPY\` writes one)`;

export const lockedPutty = `${locked} (\`puttygen FILE -O private-openssh-new --new-passphrase /dev/null -o COPY\` writes one)`;

export const wrongPassphrase = "has a different passphrase: check passphrase";

/** The format does not tell these two apart. */
export const wrongOrDamaged =
    "cannot be unlocked: passphrase is wrong, or the key is damaged. Check passphrase, and pass an intact copy of the key";

/** The checksum covers the comment, too. */
export const lockedEncoding =
    "cannot be unlocked: passphrase is wrong, the key is damaged, or its comment lost characters when the file was read in another encoding. Check passphrase, and pass an intact copy with a plain comment";

export const unknownLock = "is locked in a way that this package cannot unlock: pass a copy without a passphrase";

/** Seconds for the program of the format may be minutes here. */
export const slowLock =
    "takes too long to unlock: pass a copy that was locked with fewer rounds (`ssh-keygen -p -a 24 -f COPY`; PuTTY calls them passes)";

/** ssh-keygen cannot read every type of key in PKCS#8. */
export const slowPkcs8 =
    "takes too long to unlock: pass a copy that was locked with fewer rounds, or one without a passphrase";

export const notLocked = "has no passphrase, so passphrase has no effect: set only privateKey";

export const puttyStaysOpen =
    "is in PuTTY's format, and a file with a passphrase is written in OpenSSH's: pass the key in another format, or leave passphrase out and lock the file with puttygen";

export const puttyDamaged =
    "is a PuTTY key file that is damaged or cut short: pass all its lines, from the first to Private-MAC";

export const puttyChanged =
    "is a PuTTY key file that was changed: its checksum (Private-MAC) does not match; pass an intact copy";

export const puttyEncoding =
    "is a PuTTY key file whose comment lost characters when it was read in another encoding, so its checksum (Private-MAC) does not match: pass a copy with a plain comment (`puttygen FILE -C key -o COPY` writes one)";

export const puttyOld =
    "is a PuTTY key file of version 1, which is too old: convert it to a newer format, with `puttygen FILE -O private-openssh-new -o COPY`";

export const puttyUnknown =
    "is a PuTTY key file of an unknown version: pass one of version 2 or 3, or the key in OpenSSH's format";

export const severalKeys = "contains more than one private key: pass exactly one";

export const otherType =
    "is of a type that TWCC does not accept: use an ED25519, ECDSA (P-256, P-384, P-521) or RSA key";

export const dsa = "is a DSA key, which is unsafe and no longer accepted by OpenSSH: use an ED25519 key";
