import type * as pulumi from "@pulumi/pulumi";
import type { Algorithm } from "./closed-sets";
import { lookUp } from "./look-up";
import { lookUpOutput } from "./look-up-output";

/** Arguments of {@link getKeypair}. */
export interface GetKeypairArgs {
    /** The key pair's name at TWCC. Case matters. */
    readonly name: string;
    /** The TWCC platform of the key pair. Default: `twcc:platform`. */
    readonly platform?: string | undefined;
}

/** Arguments of {@link getKeypairOutput}. */
export interface GetKeypairOutputArgs {
    /** The key pair's name at TWCC. Case matters. */
    readonly name: pulumi.Input<string>;
    /** The TWCC platform of the key pair. Default: `twcc:platform`. */
    readonly platform?: pulumi.Input<string | undefined>;
}

/** The result of {@link getKeypair}: a key pair at TWCC. */
export interface GetKeypairResult {
    /** The key pair's name at TWCC, for an instance's `keypair`. */
    readonly name: string;
    /** The MD5 fingerprint in colon-separated hex, as TWCC shows it. */
    readonly fingerprint: string;
    /** TWCC's id of the user who owns the key pair, if TWCC shows it. */
    readonly owner?: string;
    /** The public key: one OpenSSH line. Empty if TWCC does not show it. */
    readonly publicKey: string;
    /**
     * The SHA-256 fingerprint, as `ssh-keygen -l` prints it. Absent for a key that this package cannot read, such as
     * DSA.
     */
    readonly fingerprintSha256?: string;
    /** The type of the key: `ED25519`, `ECDSA` or `RSA`. Absent for a key that this package cannot read. */
    readonly algorithm?: Algorithm;
    /** The size of the key, as `ssh-keygen -l` prints it. Absent for a key that this package cannot read. */
    readonly bits?: number;
    /** When the key was created at TWCC: ISO 8601, UTC. Absent if TWCC does not show it. */
    readonly createTime?: string;
    /** The TWCC platform of the key pair. */
    readonly platform: string;
}

/**
 * Looks up a key pair at TWCC by its name, without managing it. Also runs in previews. Fails if there is none. For a
 * key pair that the same program creates, use {@link getKeypairOutput}, which waits for it, or the outputs of the
 * resource.
 * @param args - which key pair.
 * @param opts - Pulumi's invoke options.
 *
 * @example
 * ```ts
 * const { fingerprint } = await twcc.getKeypair({ name: "laptop" });
 * ```
 */
export async function getKeypair(args: GetKeypairArgs, opts: pulumi.InvokeOptions = {}): Promise<GetKeypairResult> {
    return lookUp(args, opts, (lookUps) => lookUps.getKeypair(args.name));
}

/**
 * Looks up a key pair, with outputs as arguments. While an argument is unknown, or a resource that it depends on does
 * not exist yet, nothing is looked up, and the result is unknown, too.
 * @param args - which key pair.
 * @param opts - Pulumi's invoke options; `dependsOn` lists resources that have to exist first.
 */
export function getKeypairOutput(
    args: GetKeypairOutputArgs,
    opts: pulumi.InvokeOutputOptions = {},
): pulumi.Output<GetKeypairResult> {
    return lookUpOutput(args, opts, (known) => getKeypair(known, opts));
}
