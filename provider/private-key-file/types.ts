/** Arguments after check: normalised, an argument set to its default is absent. */
export interface PrivateKeyFileInputs {
    readonly privateKey: string;
    readonly path: string;
    readonly overwrite?: true;
    /** SHA-256 of the key as an older release would have written it, where that differs: what diff compares, too. */
    readonly spelledSha256?: string;
}

/** What was there instead of our file when it was last looked at. */
export interface Drift {
    /** Nothing, or anything that is not what we wrote. */
    readonly kind: "missing" | "changed";
}

/** What the stack's state holds of a private key file. Fields may be missing in states that older releases wrote. */
export interface PrivateKeyFileState {
    /** As it was given: an absolute path would differ between machines. */
    readonly path: string;
    readonly fingerprintSha256?: string;
    readonly drift?: Drift;

    /**
     * SHA-256 of the file's content, hex: what tells our file from another. Safe in clear: a private key has far too
     * much entropy to be guessed from its hash.
     */
    readonly contentSha256?: string;
    /** The mark of the create that wrote it, see {@link markWriter}. */
    readonly writer?: string;
    /** A file with this very key was there before us, so it is not ours to remove. */
    readonly adopted?: true;
}
