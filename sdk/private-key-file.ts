import * as pulumi from "@pulumi/pulumi";
import { privateKeyFileArguments, privateKeyFileOutputs } from "../provider/private-key-file/properties";
import type { PrivateKeyFileArgs } from "./private-key-file-args";
import { isOfKind, registration, type Kind } from "./registration";
import { privateKeyFileStub } from "./stub";

/** What a refresh found instead of our file. */
export interface PrivateKeyFileDrift {
    /** Nothing, anything that is not what was written, or our file with a mode that gives others a right to it. */
    readonly kind: "missing" | "changed" | "mode";
    /** `true` where it is about the public key's file. */
    readonly publicKeyFile?: true;
}

/**
 * A private key in a file on the machine that runs Pulumi, with mode 0600, as `ssh -i` takes it. On Windows the mode is
 * ignored: the folder's permissions say who can read the file. A warning names a file whose file system has no modes.
 *
 * The file is written whole or not at all, and in a preview not at all. A file that is not ours is never overwritten or
 * removed, unless `overwrite` says so. The state holds the private key once, encrypted, as the argument. No API key is
 * needed, and nothing is sent.
 *
 * @example
 * ```ts
 * const key = new twcc.Keypair("web");
 * new twcc.PrivateKeyFile("web", { privateKey: key.privateKey, path: "~/.ssh/web.pem" });
 * ```
 */
export class PrivateKeyFile extends pulumi.CustomResource {
    /** Where the file is, as it was given. */
    declare readonly path: pulumi.Output<string>;
    /** SHA-256 of the key in the file, as `ssh-keygen -l` prints it: `SHA256:…`. */
    declare readonly fingerprintSha256: pulumi.Output<string>;
    /** What the last refresh found instead of our file; `undefined` when it found ours. */
    declare readonly drift: pulumi.Output<PrivateKeyFileDrift | undefined>;

    /**
     * Writes a private key to a file.
     * @param name - the logical name, unique in the program.
     * @param args - which key, and where.
     * @param opts - Pulumi's resource options.
     */
    constructor(name: string, args: PrivateKeyFileArgs, opts: pulumi.CustomResourceOptions = {}) {
        super(...registration(kind, name, args, opts));
    }

    /** Whether a value is a PrivateKeyFile, also one of another copy of this package. */
    static override isInstance(value: unknown): value is PrivateKeyFile {
        return isOfKind(kind, value);
    }
}

const kind: Kind = {
    type: "pulumi-nodejs:dynamic/twcc:PrivateKeyFile",
    stub: privateKeyFileStub,
    arguments: privateKeyFileArguments,
    outputs: privateKeyFileOutputs,
    insteadOfImport: "a file with the same key is taken over without it, any other file with overwrite: true",
    isAtTwcc: false,
};
