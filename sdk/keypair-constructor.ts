import type { CustomResourceOptions, ID, Input } from "@pulumi/pulumi";
import type { Keypair } from "./keypair";
import type { KeypairArgs } from "./keypair-args";
import type { OnConflict } from "./closed-sets";
import type { KeypairState } from "./keypair-state";

/** Arguments by which a private key is there: it is generated, with nothing to adopt, or your own. */
export type WithPrivateKey =
    | (KeypairArgs & {
          /** None: of an imported key the private half stays where it is. */
          publicKey?: undefined;
          /** A key that is adopted without its private half has none here. */
          onConflict?: Exclude<OnConflict, "adopt"> | undefined;
      })
    | (KeypairArgs & {
          /** None: `privateKey` says it. */
          publicKey?: undefined;
          /** Your own. */
          privateKey: Input<string>;
      });

/** What makes a {@link Keypair}, and refers to one. */
export interface KeypairConstructor {
    /**
     * Creates a key pair with a private key. The type parameter only keeps a class that extends this one to the signature
     * below, since all that a class extends has to make the same type.
     * @param name - the logical name, unique in the program.
     * @param args - what key, under what name; by default an ED25519 key is generated here.
     * @param opts - Pulumi's resource options.
     */

    new <Name extends string>(name: Name, args?: WithPrivateKey, opts?: CustomResourceOptions): Keypair<string>;

    /**
     * Creates a key pair.
     * @param name - the logical name, unique in the program.
     * @param args - what key, under what name; by default an ED25519 key is generated here.
     * @param opts - Pulumi's resource options.
     */
    new (name: string, args?: KeypairArgs, opts?: CustomResourceOptions): Keypair;

    /**
     * Refers to a key pair that exists, without managing it: it is never changed or deleted. Fails where there is none.
     * @param name - the logical name.
     * @param id - the key pair's name at TWCC.
     * @param state - what is known of it, as every SDK takes it; TWCC shows all of it by the id.
     * @param opts - Pulumi's resource options.
     */
    get(name: string, id: Input<ID>, state?: KeypairState, opts?: CustomResourceOptions): Keypair;

    /** Whether a value is a Keypair, also one of another copy of this package. */
    isInstance(value: unknown): value is Keypair;

    /** What all key pairs inherit from. */
    readonly prototype: Keypair;
}
