import * as pulumi from "@pulumi/pulumi";
import { runDetached } from "./run-detached";
import type { Algorithm } from "./closed-sets";
import { lookUpOutput } from "./look-up-output";
import { requireSupportedVersions } from "./requirements";

/** Arguments of {@link getPublicKey}. */
export interface GetPublicKeyArgs {
    /** A private key: OpenSSH, PKCS#1, PKCS#8, SEC1 or PuTTY. */
    readonly privateKey: string;
    /** The private key's passphrase, if it has one. */
    readonly passphrase?: string | undefined;
}

/** Arguments of {@link getPublicKeyOutput}. */
export interface GetPublicKeyOutputArgs {
    /** A private key: OpenSSH, PKCS#1, PKCS#8, SEC1 or PuTTY. */
    readonly privateKey: pulumi.Input<string>;
    /** The private key's passphrase, if it has one. */
    readonly passphrase?: pulumi.Input<string | undefined>;
}

/** The result of {@link getPublicKey}. */
export interface GetPublicKeyResult {
    /** The public key: one OpenSSH line, with the comment of the private key if its format has one. */
    readonly publicKey: string;
    /** The public key as PEM: `-----BEGIN PUBLIC KEY-----` … */
    readonly publicKeyPem: string;
    /** The type of the key: `ED25519`, `ECDSA` or `RSA`. */
    readonly algorithm: Algorithm;
    /** The size of the key, as `ssh-keygen -l` prints it. */
    readonly bits: number;
    /** The MD5 fingerprint in colon-separated hex, as TWCC shows it. */
    readonly fingerprint: string;
    /** The SHA-256 fingerprint, as `ssh-keygen -l` prints it: `SHA256:…`. */
    readonly fingerprintSha256: string;
}

/**
 * Computes the public half of a private key. Nothing is sent, and no API key is needed. Fails for what {@link Keypair}
 * refuses as `privateKey`.
 * @param args - the private key.
 * @param opts - Pulumi's invoke options, as every function of a Pulumi SDK takes them. They have no effect here.
 *
 * @example
 * ```ts
 * const { publicKey } = await twcc.getPublicKey({ privateKey: fs.readFileSync("id_ed25519", "utf8") });
 * ```
 */
export async function getPublicKey(args: GetPublicKeyArgs, opts?: pulumi.InvokeOptions): Promise<GetPublicKeyResult>;
export async function getPublicKey(args: GetPublicKeyArgs): Promise<GetPublicKeyResult> {
    const computed = async (): Promise<GetPublicKeyResult> => {
        requireSupportedVersions();
        const provider = await import("../provider/public-half.js");
        return provider.getPublicKey(args.privateKey, args.passphrase);
    };
    return runDetached(computed);
}

/**
 * Computes the public half of a private key that is an output. While the private key is unknown, the result is unknown,
 * too. The result is not secret, even if the private key is.
 * @param args - the private key.
 * @param opts - Pulumi's invoke options; `dependsOn` lists resources that have to exist first.
 */
export function getPublicKeyOutput(
    args: GetPublicKeyOutputArgs,
    opts: pulumi.InvokeOutputOptions = {},
): pulumi.Output<GetPublicKeyResult> {
    return pulumi.unsecret(lookUpOutput(args, opts, (known) => getPublicKey(known)));
}
