import type { CustomResourceOptions, ID, Input } from "@pulumi/pulumi";
import type { Instance } from "./instance";
import type { InstanceArgs } from "./instance-args";
import type { InstanceState } from "./instance-state";

/** Arguments that ask for a public address. */
export type WithPublicIp =
    | (InstanceArgs & {
          /** One of TWCC's choice. */
          assignFloatingIp: true;
      })
    | (InstanceArgs & {
          /** A reserved one. */
          staticIp: Input<string>;
      });

/** What makes an {@link Instance}, and refers to one. */
export interface InstanceConstructor {
    /**
     * Creates an instance with a public address, and waits until it is Ready. The type parameter only keeps a class that
     * extends this one to the signature below, since all that a class extends has to make the same type.
     * @param name - the logical name, unique in the program.
     * @param args - what machine, and who may log in.
     * @param opts - Pulumi's resource options.
     */

    new <Name extends string>(name: Name, args: WithPublicIp, opts?: CustomResourceOptions): Instance<string>;

    /**
     * Creates an instance and waits until it is Ready.
     * @param name - the logical name, unique in the program.
     * @param args - what machine, and who may log in.
     * @param opts - Pulumi's resource options.
     */
    new (name: string, args: InstanceArgs, opts?: CustomResourceOptions): Instance;

    /**
     * Refers to an instance that exists, without managing it: it is never changed or deleted. Fails where there is none.
     * @param name - the logical name.
     * @param id - TWCC's number of the instance.
     * @param state - what is known of it, as every SDK takes it; TWCC shows all of it by the id.
     * @param opts - Pulumi's resource options.
     */
    get(name: string, id: Input<ID>, state?: InstanceState, opts?: CustomResourceOptions): Instance;

    /** Whether a value is an Instance, also one of another copy of this package. */
    isInstance(value: unknown): value is Instance;

    /** What all instances inherit from. */
    readonly prototype: Instance;
}
