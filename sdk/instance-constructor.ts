import type { CustomResourceOptions, ID, Input } from "@pulumi/pulumi";
import type { Instance } from "./instance";
import type { InstanceArgs } from "./instance-args";
import type { InstanceState } from "./instance-state";

/** Arguments that ask for a public IP. */
export type WithPublicIp =
    | (InstanceArgs & {
          /** A public IP that TWCC chooses. */
          assignFloatingIp: true;
      })
    | (InstanceArgs & {
          /** A reserved public IP. */
          staticIp: Input<string>;
      });

/** Creates an {@link Instance}, or refers to one. */
export interface InstanceConstructor {
    /**
     * Creates an instance with a public IP, and waits until it is Ready. The type parameter only makes a class that
     * extends this one use the signature below, since all signatures that a class extends have to return one type.
     * @param name - the logical name, unique in the program.
     * @param args - which instance, and how to log in.
     * @param opts - Pulumi's resource options.
     */

    new <Name extends string>(name: Name, args: WithPublicIp, opts?: CustomResourceOptions): Instance<string>;

    /**
     * Creates an instance and waits until it is Ready.
     * @param name - the logical name, unique in the program.
     * @param args - which instance, and how to log in.
     * @param opts - Pulumi's resource options.
     */
    new (name: string, args: InstanceArgs, opts?: CustomResourceOptions): Instance;

    /**
     * Refers to an existing instance, without managing it: it is never changed or deleted. Fails if there is none.
     * @param name - the logical name.
     * @param id - the instance's number at TWCC.
     * @param state - not needed: TWCC shows everything by the id. Every Pulumi SDK takes it here.
     * @param opts - Pulumi's resource options.
     */
    get(name: string, id: Input<ID>, state?: InstanceState, opts?: CustomResourceOptions): Instance;

    /** Whether a value is an Instance, even one from another copy of this package. */
    isInstance(value: unknown): value is Instance;

    /** What all instances inherit from. */
    readonly prototype: Instance;
}
