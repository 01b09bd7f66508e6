import * as pulumi from "@pulumi/pulumi";
import type { KeypairArgs } from "./keypair-args";
import { keypairArguments, keypairOutputs } from "../provider/keypair/properties";
import type { KeypairConstructor } from "./keypair-constructor";
import type { KeypairDrift, KeypairState } from "./keypair-state";
import { isOfKind, registration, type Kind } from "./registration";
import { keypairStub } from "./stub";

/**
 * An SSH key pair of TWCC (鑰匙對): the credential of Linux VCS instances, referenced by its {@link Keypair.name}.
 *
 * The key is generated here, given, or made by TWCC. The private key is a secret output: kept encrypted in the stack's
 * state. What each operation promises stands in the README.
 *
 * @example
 * ```ts
 * const key = new twcc.Keypair("web");
 * export const keypairName = key.name;
 * export const privateKey = key.privateKey; // secret
 * ```
 */
export interface Keypair<PrivateKey extends string | undefined = string | undefined> extends pulumi.CustomResource {
    /** The key pair's name at TWCC, also its id: what an instance's `keypair` takes. */
    readonly name: pulumi.Output<string>;
    /** The public key in OpenSSH's format, one line. */
    readonly publicKey: pulumi.Output<string>;
    /**
     * The private key, a secret; `undefined` where it was never in hand: an imported public key, one that was adopted
     * without it, or one that is only referred to. By the arguments the compiler knows where it is there.
     */
    readonly privateKey: pulumi.Output<PrivateKey>;
    /** MD5 of the key in colon hex, as TWCC shows it. */
    readonly fingerprint: pulumi.Output<string>;
    /** SHA-256 of the key, as `ssh-keygen -l` prints it: `SHA256:…`. */
    readonly fingerprintSha256: pulumi.Output<string>;
    /** The key's type: `ED25519`, `ECDSA` or `RSA`. */
    readonly algorithm: pulumi.Output<string>;
    /** The key's size, as `ssh-keygen -l` counts it. */
    readonly bits: pulumi.Output<number>;
    /** When TWCC got the key: ISO 8601, UTC. */
    readonly createTime: pulumi.Output<string>;
    /** TWCC's id of the user whose key pair it is. */
    readonly owner: pulumi.Output<string>;
    /** TWCC's platform that the key pair is on. */
    readonly platform: pulumi.Output<string>;
    /** How TWCC's key differed from ours at the last refresh; `undefined` when it did not. The next up mends it. */
    readonly drift: pulumi.Output<KeypairDrift | undefined>;
}

class KeypairResource extends pulumi.CustomResource {
    constructor(name: string, args: KeypairArgs = {}, opts: pulumi.CustomResourceOptions = {}) {
        super(...registration(kind, name, args, opts));
    }

    static get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        _state?: KeypairState,
        opts: pulumi.CustomResourceOptions = {},
    ): Keypair {
        return new Keypair(name, {}, { ...opts, id });
    }

    static override isInstance(value: unknown): value is Keypair {
        return isOfKind(kind, value);
    }
}

/** The class of key pairs: what {@link KeypairConstructor} describes. */
export const Keypair = KeypairResource as unknown as KeypairConstructor;

const kind: Kind = {
    type: "pulumi-nodejs:dynamic/twcc:Keypair",
    stub: keypairStub,
    arguments: keypairArguments,
    outputs: keypairOutputs,
    insteadOfImport: 'to take over an existing key pair, set its name and onConflict: "adopt"',
    isAtTwcc: true,
};
