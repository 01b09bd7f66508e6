import type * as pulumi from "@pulumi/pulumi";
import type { Algorithm } from "./closed-sets";
import { lookUp } from "./look-up";
import { lookUpOutput } from "./look-up-output";

/** Arguments of {@link getKeypair}. */
export interface GetKeypairArgs {
    /** The key pair's name at TWCC. Case matters. */
    readonly name: string;
    /** TWCC's platform to look on. Default: the configured one (`twcc:platform`). */
    readonly platform?: string | undefined;
}

/** Arguments of {@link getKeypairOutput}. */
export interface GetKeypairOutputArgs {
    /** The key pair's name at TWCC. Case matters. */
    readonly name: pulumi.Input<string>;
    /** TWCC's platform to look on. Default: the configured one (`twcc:platform`). */
    readonly platform?: pulumi.Input<string | undefined>;
}

/** A key pair of TWCC, as {@link getKeypair} finds it. */
export interface GetKeypairResult {
    /** The key pair's name at TWCC: what an instance's `keypair` takes. */
    readonly name: string;
    /** MD5 of the key in colon hex, as TWCC shows it. */
    readonly fingerprint: string;
    /** TWCC's id of the user whose key pair it is, where TWCC says so. */
    readonly owner?: string;
    /** The public key in OpenSSH's format, one line; empty where TWCC does not show it. */
    readonly publicKey: string;
    /** SHA-256 of the key, as `ssh-keygen -l` prints it; absent for a key that this package cannot read, such as DSA. */
    readonly fingerprintSha256?: string;
    /** The key's type: `ED25519`, `ECDSA` or `RSA`; absent likewise. */
    readonly algorithm?: Algorithm;
    /** The key's size, as `ssh-keygen -l` counts it; absent likewise. */
    readonly bits?: number;
    /** When TWCC got the key: ISO 8601, UTC; absent where TWCC does not say so. */
    readonly createTime?: string;
    /** TWCC's platform that the key pair is on. */
    readonly platform: string;
}

/**
 * Looks a key pair up by its name at TWCC, without managing it: in previews, too. Fails where there is none. For a key
 * pair that the same program makes use {@link getKeypairOutput}, which waits for it, or the outputs of the resource.
 * @param args - which key pair.
 * @param opts - Pulumi's options of functions.
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
 * The same for arguments that are outputs. While one is not known, or a resource that it depends on does not exist yet,
 * nothing is looked up, and the result is not known either.
 * @param args - which key pair.
 * @param opts - Pulumi's options of functions; `dependsOn` names resources that have to be there first.
 */
export function getKeypairOutput(
    args: GetKeypairOutputArgs,
    opts: pulumi.InvokeOutputOptions = {},
): pulumi.Output<GetKeypairResult> {
    return lookUpOutput(args, opts, (known) => getKeypair(known, opts));
}
