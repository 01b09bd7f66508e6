/** Arguments after check: normalised, an argument set to its default is absent. */
export interface PrivateKeyFileInputs {
    readonly privateKey: string;
    readonly path: string;
    readonly overwrite?: true;
    readonly publicKeyFile?: true;
    /** SHA-256 of the key as an older release would have written it, where that differs: what diff compares, too. */
    readonly spelledSha256?: string;
}

/** What was there instead of our file when it was last looked at. */
export interface Drift {
    /** Nothing, anything that is not what we wrote, or our file with a mode that gives others a right to it. */
    readonly kind: "missing" | "changed" | "mode";
    /** It is about the public key's file. */
    readonly publicKeyFile?: true;
}

/** What the stack's state holds of a private key file. Fields may be missing in states that older releases wrote. */
export interface PrivateKeyFileState {
    /** As given: an absolute path would differ between machines. */
    readonly path: string;
    readonly fingerprintSha256?: string;
    readonly drift?: Drift;

    /**
     * SHA-256 of the file's content, hex: what tells our file from another. Safe in plain text: a private key has far
     * too much entropy to be guessed from its hash.
     */
    readonly contentSha256?: string;
    /** The mark of the resource that wrote it, see {@link newWriter}. */
    readonly writer?: string;
    /** Our file had the mode that it was given, right after it was written: some file systems have no modes. */
    readonly keepsModes?: true;
    /** A file with this very key was there before us, so it is not ours to remove. */
    readonly adopted?: true;
    /** The public key's file beside it, with the same meaning; absent where none is wanted. */
    readonly publicFile?: { readonly contentSha256: string; readonly adopted?: true };
}
