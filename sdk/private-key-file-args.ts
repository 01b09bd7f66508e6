import type { Input } from "@pulumi/pulumi";

/** Arguments of a {@link PrivateKeyFile}. */
export interface PrivateKeyFileArgs {
    /**
     * The private key to write, without a passphrase: mostly the output of a `Keypair`. It is kept as a secret. Another
     * key is written in its place, as long as the file is still what was written.
     */
    privateKey: Input<string | undefined>;
    /**
     * Where to write it: an absolute path, one below `~/` (your home folder), or one relative to the program's folder.
     * Missing folders are made with mode 0700. A change writes the new file first, and then removes the old one.
     */
    path: Input<string>;
    /**
     * Whether a file (or a symbolic link) that this resource did not write may be replaced, for good. Default: `false`,
     * which leaves it as it is and fails.
     */
    overwrite?: Input<boolean | undefined>;
    /**
     * Whether the public key is written beside it, as `<path>.pub`: one OpenSSH line with the key's comment, mode 0644, with
     * the same promises. Default: `false`.
     */
    publicKeyFile?: Input<boolean | undefined>;
}
