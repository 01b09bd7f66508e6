import * as pulumi from "@pulumi/pulumi";
import { privateKeyFileArguments, privateKeyFileOutputs } from "../provider/private-key-file/properties";
import type { PrivateKeyFileArgs } from "./private-key-file-args";
import { isOfKind, registration, type Kind } from "./registration";
import { privateKeyFileStub } from "./stub";

/** How the file differs from what was written. */
export interface PrivateKeyFileDrift {
    /** The file is missing, has other contents, or has a mode that lets others use it. */
    readonly kind: "missing" | "changed" | "mode";
    /** `true` if this is about the public key file. */
    readonly publicKeyFile?: true;
}

/**
 * A private key in a file on the computer that runs Pulumi, with mode 0600, for `ssh -i`. On Windows the mode is
 * ignored: the folder's permissions decide who can read the file. A warning reports a file system without modes.
 *
 * The file is written completely or not at all, and never in a preview. A file that this resource did not write is
 * never overwritten or deleted, unless `overwrite` is set. The state contains the private key once, encrypted, as the
 * argument. It needs no API key and sends nothing.
 *
 * @example
 * ```ts
 * const key = new twcc.Keypair("web");
 * new twcc.PrivateKeyFile("web", { privateKey: key.privateKey, path: "~/.ssh/web.pem" });
 * ```
 */
export class PrivateKeyFile extends pulumi.CustomResource {
    /** The path of the file, as you gave it. */
    declare readonly path: pulumi.Output<string>;
    /** The SHA-256 fingerprint of the key, as `ssh-keygen -l` prints it: `SHA256:…`. */
    declare readonly fingerprintSha256: pulumi.Output<string>;
    /** How the file differed from what was written at the last refresh; `undefined` if it did not. */
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

    /** Whether a value is a PrivateKeyFile, even one from another copy of this package. */
    static override isInstance(value: unknown): value is PrivateKeyFile {
        return isOfKind(kind, value);
    }
}

const kind: Kind = {
    type: "pulumi-nodejs:dynamic/twcc:PrivateKeyFile",
    pluginType: "twcc:index:PrivateKeyFile",
    stub: privateKeyFileStub,
    arguments: privateKeyFileArguments,
    outputs: privateKeyFileOutputs,
    insteadOfImport: "a file with the same key is taken over without it, any other file with overwrite: true",
    hasOneName: false,
    isAtTwcc: false,
};
