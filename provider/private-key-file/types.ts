import type { LockedKey } from "../key-material";

/** Arguments after check. They are normalised: an argument that is set to its default is absent. */
export interface PrivateKeyFileInputs {
    readonly privateKey: string;
    /** The passphrase of the private key, which is locked. */
    readonly passphrase?: string;
    readonly path: string;
    readonly overwrite?: true;
    readonly publicKeyFile?: true;
    /** SHA-256 of the key as an older release would have written it, if that differs. diff compares it, too. */
    readonly spelledSha256?: string;
    /** What check found in a private key with a passphrase. */
    readonly lockedKey?: LockedKey;
}

/** How the file differed from what we wrote at the last look. */
export interface Drift {
    /** The file is missing, has other contents, or has a mode that lets others use it. */
    readonly kind: "missing" | "changed" | "mode";
    /** It is about the public key file. */
    readonly publicKeyFile?: true;
}

/** The state of a private key file. Fields may be missing in states that older releases wrote. */
export interface PrivateKeyFileState {
    /** As given: an absolute path would differ between computers. */
    readonly path: string;
    readonly fingerprintSha256?: string;
    readonly drift?: Drift;

    /**
     * SHA-256 of the file's content in hex, to recognise our file. It is safe in plain text: a private key has far too
     * much entropy to be guessed from its hash.
     */
    readonly contentSha256?: string;
    /** The mark of the resource that wrote it, see {@link newWriter}. */
    readonly writer?: string;
    /** The file had its mode right after it was written. Some file systems have no modes. */
    readonly keepsModes?: true;
    /** A file with the same key existed before, so we must not delete it. */
    readonly adopted?: true;
    /** The public key file beside it, with the same two facts. Absent if none is wanted. */
    readonly publicFile?: { readonly contentSha256: string; readonly adopted?: true };
}
