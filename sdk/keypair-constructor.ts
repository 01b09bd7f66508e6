import type { CustomResourceOptions, ID, Input } from "@pulumi/pulumi";
import type { Keypair } from "./keypair";
import type { KeypairArgs } from "./keypair-args";
import type { OnConflict } from "./closed-sets";
import type { KeypairState } from "./keypair-state";

/** Arguments that give the resource a private key: it is generated and nothing is adopted, or it is your own. */
export type WithPrivateKey =
    | (KeypairArgs & {
          /** Not set: an imported public key has no private key here. */
          publicKey?: undefined;
          /** Not `"adopt"`: an adopted key has no private key here. */
          onConflict?: Exclude<OnConflict, "adopt"> | undefined;
      })
    | (KeypairArgs & {
          /** Not set: it is derived from `privateKey`. */
          publicKey?: undefined;
          /** Your own private key. */
          privateKey: Input<string>;
      });

/** Creates a {@link Keypair}, or refers to one. */
export interface KeypairConstructor {
    /**
     * Creates a key pair with a private key. The type parameter only makes a class that extends this one use the
     * signature below, since all signatures that a class extends have to return one type.
     * @param name - the logical name, unique in the program.
     * @param args - which key, under which name; by default this package generates an ED25519 key.
     * @param opts - Pulumi's resource options.
     */

    new <Name extends string>(name: Name, args?: WithPrivateKey, opts?: CustomResourceOptions): Keypair<string>;

    /**
     * Creates a key pair.
     * @param name - the logical name, unique in the program.
     * @param args - which key, under which name; by default this package generates an ED25519 key.
     * @param opts - Pulumi's resource options.
     */
    new (name: string, args?: KeypairArgs, opts?: CustomResourceOptions): Keypair;

    /**
     * Refers to an existing key pair, without managing it: it is never changed or deleted. Fails if there is none.
     * @param name - the logical name.
     * @param id - the key pair's name at TWCC.
     * @param state - not needed: TWCC shows everything by the id. Every Pulumi SDK takes it here.
     * @param opts - Pulumi's resource options.
     */
    get(name: string, id: Input<ID>, state?: KeypairState, opts?: CustomResourceOptions): Keypair;

    /** Whether a value is a Keypair, even one from another copy of this package. */
    isInstance(value: unknown): value is Keypair;

    /** What all key pairs inherit from. */
    readonly prototype: Keypair;
}
