import * as pulumi from "@pulumi/pulumi";
import type { KeypairArgs } from "./keypair-args";
import { keypairArguments, keypairOutputs } from "../provider/keypair/properties";
import { isOfKind, registration, type Kind } from "./registration";
import { keypairStub } from "./stub";

/** What a refresh found at TWCC instead of our key. */
export interface Drift {
    /** No key pair of this name, or one with another key. */
    readonly kind: "missing" | "swapped";
    /** MD5 of the other key, colon hex. */
    readonly fingerprint?: string;
}

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
export class Keypair extends pulumi.CustomResource {
    /** The key pair's name at TWCC, also its id: what an instance's `keypair` takes. */
    declare readonly name: pulumi.Output<string>;
    /** The public key in OpenSSH's format, one line. */
    declare readonly publicKey: pulumi.Output<string>;
    /** The private key, a secret; `undefined` where it was never in hand, as for an imported public key. */
    declare readonly privateKey: pulumi.Output<string | undefined>;
    /** MD5 of the key in colon hex, as TWCC shows it. */
    declare readonly fingerprint: pulumi.Output<string>;
    /** SHA-256 of the key, as `ssh-keygen -l` prints it: `SHA256:…`. */
    declare readonly fingerprintSha256: pulumi.Output<string>;
    /** The key's type: `ED25519`, `ECDSA` or `RSA`. */
    declare readonly algorithm: pulumi.Output<string>;
    /** The key's size, as `ssh-keygen -l` counts it. */
    declare readonly bits: pulumi.Output<number>;
    /** When TWCC got the key: ISO 8601, UTC. */
    declare readonly createTime: pulumi.Output<string>;
    /** TWCC's id of the user whose key pair it is. */
    declare readonly owner: pulumi.Output<string>;
    /** TWCC's platform that the key pair is on. */
    declare readonly platform: pulumi.Output<string>;
    /** How TWCC's key differed from ours at the last refresh; `undefined` when it did not. The next up mends it. */
    declare readonly drift: pulumi.Output<Drift | undefined>;

    /**
     * Creates a key pair.
     * @param name - the logical name, unique in the program.
     * @param args - what key, under what name; by default an ED25519 key is generated here.
     * @param opts - Pulumi's resource options.
     */
    constructor(name: string, args: KeypairArgs = {}, opts: pulumi.CustomResourceOptions = {}) {
        super(...registration(kind, name, args, opts));
    }

    /**
     * Refers to a key pair that exists, without managing it: it is never changed or deleted. Fails where there is none.
     * @param name - the logical name.
     * @param id - the key pair's name at TWCC.
     * @param opts - Pulumi's resource options.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, opts: pulumi.CustomResourceOptions = {}): Keypair {
        return new Keypair(name, {}, { ...opts, id });
    }

    /** Whether a value is a Keypair, also one of another copy of this package. */
    static override isInstance(value: unknown): value is Keypair {
        return isOfKind(kind, value);
    }
}

const kind: Kind = {
    type: "pulumi-nodejs:dynamic/twcc:Keypair",
    stub: keypairStub,
    arguments: keypairArguments,
    outputs: keypairOutputs,
    isAtTwcc: true,
};
