import type { PrivateParts } from "./private-parts";

/** The key that a file holds, whatever its format. */
export interface KeyInFile {
    parts: PrivateParts;
    /** Every public half (blob) that the file states; each must be the one that belongs to the private half. */
    statedBlobs: readonly Buffer[];
    comment: string;
}

/** A private key file. */
export interface PrivateFile extends KeyInFile {
    /** The same key in the same format, as the program whose format it is reads it for sure. */
    normalText: () => string;
    /** Whether OpenSSH reads that format. */
    forOpenSsh: boolean;
}
