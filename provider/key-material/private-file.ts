import type { PrivateParts } from "./private-parts";

/** What a private key file says, whatever its format. */
export interface PrivateFile {
    parts: PrivateParts;
    /** Every public half (blob) that the file states; each must be the one that belongs to the private half. */
    statedBlobs: readonly Buffer[];
    comment: string;
}

export const unreadable =
    "is not a readable private key: give an OpenSSH, PKCS#1, PKCS#8 or SEC1 key whole, with its BEGIN and END lines";

export const locked =
    'is locked by a passphrase: give a copy without one (`ssh-keygen -p -N "" -f COPY` takes it off the copy)';

export const otherType =
    "is of a type that TWCC does not take: give an ED25519, ECDSA (P-256, P-384, P-521) or RSA key";

export const dsa = "is a DSA key, which is unsafe and no longer accepted by OpenSSH: give an ED25519 key";
