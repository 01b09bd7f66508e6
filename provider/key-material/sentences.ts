/** Why a private key is refused: fragments that complete "privateKey …". Each command in them is run by the tests. */

export const unreadable =
    "is not a readable private key: give an OpenSSH, PKCS#1, PKCS#8, SEC1 or PuTTY key whole, with its BEGIN and END lines (PuTTY: from its first line to Private-MAC)";

const locked = "is locked by a passphrase: give a copy without one";

/** OpenSSH's own format, and the old encryption of PKCS#1 and SEC1. */
export const lockedForSshKeygen = `${locked} (\`ssh-keygen -p -N "" -f COPY\` takes it off the copy)`;

/** ssh-keygen cannot read every type of key in PKCS#8. */
export const lockedPkcs8 = `${locked} (\`openssl pkey -in FILE -out COPY\` writes one)`;

export const lockedPutty = `${locked} (\`puttygen FILE -O private-openssh-new --new-passphrase /dev/null -o COPY\` writes one)`;

export const puttyDamaged =
    "is a PuTTY key file that is damaged or cut short: give the whole file line by line, from its first line to Private-MAC";

export const puttyChanged =
    "is a PuTTY key file that was changed: its checksum (Private-MAC) does not fit; give an intact copy";

export const puttyEncoding =
    "is a PuTTY key file whose comment lost characters when it was read in another encoding, so its checksum (Private-MAC) does not fit: give it a plain comment (`puttygen FILE -C key -o COPY` writes a copy with one)";

export const puttyOld =
    "is a PuTTY key file of version 1, which is too old: give it in a newer format (`puttygen FILE -O private-openssh-new -o COPY` writes it)";

export const puttyUnknown =
    "is a PuTTY key file of a version that is not known: give one of version 2 or 3, or the key in OpenSSH's format";

export const severalKeys = "holds more than one private key: give exactly one";

export const otherType =
    "is of a type that TWCC does not take: give an ED25519, ECDSA (P-256, P-384, P-521) or RSA key";

export const dsa = "is a DSA key, which is unsafe and no longer accepted by OpenSSH: give an ED25519 key";
