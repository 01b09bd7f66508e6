import type { Input } from "@pulumi/pulumi";

/** Arguments of a {@link PrivateKeyFile}. */
export interface PrivateKeyFileArgs {
    /**
     * The private key to write. Usually the output of a `Keypair`. It is kept as a secret. Another key rewrites the
     * file, unless somebody else changed the file.
     */
    privateKey: Input<string | undefined>;
    /**
     * Locks the file, in OpenSSH's format (bcrypt with 24 rounds, aes256-ctr). It is kept as a secret. If the
     * private key has a passphrase already, it has to be that one, and the file has the key as it is. Another
     * passphrase rewrites the file. Locking takes up to a second.
     */
    passphrase?: Input<string | undefined>;
    /**
     * Where to write it: an absolute path, one below `~/` (your home folder), or one relative to the program's folder.
     * Missing folders are created with mode 0700. A change writes the new file first, and then deletes the old one.
     */
    path: Input<string>;
    /**
     * Whether a file (or a symbolic link) that this resource did not write may be replaced, for good. Default: `false`,
     * which fails and leaves it unchanged.
     */
    overwrite?: Input<boolean | undefined>;
    /**
     * Whether to write the public key beside it, as `<path>.pub`: one OpenSSH line with the key's comment, mode 0644.
     * It is written and deleted by the same rules. Default: `false`.
     */
    publicKeyFile?: Input<boolean | undefined>;
}
