import type { PrivateParts } from "../parts/private-parts";

/** The key in a file, in any format. */
export interface KeyInFile {
    parts: PrivateParts;
    /** Every public half (blob) in the file. Each must belong to the private half. */
    statedBlobs: readonly Buffer[];
    comment: string;
}

/** A private key file. */
export interface PrivateFile extends KeyInFile {
    /** The key in the same format, in the form that the program of that format certainly reads. */
    normalText: () => string;
    /** Whether OpenSSH reads that format. */
    forOpenSsh: boolean;
    /** Whether the file has a passphrase. Its text keeps it. */
    locked: boolean;
}
