import * as pulumi from "@pulumi/pulumi";
import { instanceArguments, instanceOutputs } from "../provider/instance/properties";
import type { InstanceArgs } from "./instance-args";
import type { InstanceState } from "./instance-state";
import { isOfKind, registration, type Kind } from "./registration";
import { instanceStub } from "./stub";

/**
 * A VCS instance of TWCC (虛擬運算個體). `pulumi up` waits until it is Ready.
 *
 * It refers to its key pair by name. An instance keeps the public key that it was created with, so rotating the key
 * pair does not change it. To rebuild it with every new key, set `keepers: { key: key.fingerprint }`.
 *
 * @example
 * ```ts
 * const key = new twcc.Keypair("web");
 * const web = new twcc.Instance("web", {
 *     keypair: key.name,
 *     solution: "Ubuntu",
 *     image: "Ubuntu 22.04",
 *     flavor: "02_vCPU_016GB_MEM_100GB_HDD",
 *     assignFloatingIp: true,
 * });
 * export const address = web.publicIp;
 * ```
 */
export interface Instance<PublicIp extends string | undefined = string | undefined> extends pulumi.CustomResource {
    /** The instance's name at TWCC. Its id is TWCC's number. */
    readonly name: pulumi.Output<string>;
    /** TWCC's status as of the last up or refresh: `Ready`, `Error` … */
    readonly status: pulumi.Output<string>;
    /** TWCC's reason for the status, if there is one. */
    readonly statusReason: pulumi.Output<string | undefined>;
    /** The instance's own host name. */
    readonly hostname: pulumi.Output<string | undefined>;
    /**
     * The public IP, if there is one: with `assignFloatingIp` or `staticIp`. In the rare case that TWCC does not show
     * it in the first minute, a refresh adds it.
     */
    readonly publicIp: pulumi.Output<PublicIp>;
    /** The addresses in private networks. */
    readonly privateIps: pulumi.Output<string[]>;
    /** TWCC's ids of the servers. */
    readonly serverIds: pulumi.Output<number[]>;
    /** The name of the key pair that the instance was created with; `undefined` on Windows. */
    readonly keypair: pulumi.Output<string | undefined>;
    /** The password that you gave, a secret; `undefined` on Linux. */
    readonly password: pulumi.Output<string | undefined>;
    /** When TWCC created the instance: ISO 8601, UTC. */
    readonly createTime: pulumi.Output<string>;
    /** TWCC's id of the user who owns the instance. */
    readonly owner: pulumi.Output<string>;
    /** The id of the project. */
    readonly projectId: pulumi.Output<number>;
    /** The TWCC platform of the instance. */
    readonly platform: pulumi.Output<string>;
}

/** Arguments that ask for a public IP. */
export type WithPublicIp =
    | (InstanceArgs & {
          /** A public IP that TWCC chooses. */
          assignFloatingIp: true;
      })
    | (InstanceArgs & {
          /** A reserved public IP. */
          staticIp: pulumi.Input<string>;
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
    new <Name extends string>(name: Name, args: WithPublicIp, opts?: pulumi.CustomResourceOptions): Instance<string>;

    /**
     * Creates an instance and waits until it is Ready.
     * @param name - the logical name, unique in the program.
     * @param args - which instance, and how to log in.
     * @param opts - Pulumi's resource options.
     */
    new (name: string, args: InstanceArgs, opts?: pulumi.CustomResourceOptions): Instance;

    /**
     * Refers to an existing instance, without managing it: it is never changed or deleted. Fails if there is none.
     * @param name - the logical name.
     * @param id - the instance's number at TWCC.
     * @param state - not needed: TWCC shows everything by the id. Every Pulumi SDK takes it here.
     * @param opts - Pulumi's resource options.
     */
    get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        state?: InstanceState,
        opts?: pulumi.CustomResourceOptions,
    ): Instance;

    /** Whether a value is an Instance, even one from another copy of this package. */
    isInstance(value: unknown): value is Instance;

    /** What all instances inherit from. */
    readonly prototype: Instance;
}

class InstanceResource extends pulumi.CustomResource {
    constructor(name: string, args: InstanceArgs, opts: pulumi.CustomResourceOptions = {}) {
        super(...registration(kind, name, args, opts));
    }

    static get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        _state?: InstanceState,
        opts: pulumi.CustomResourceOptions = {},
    ): Instance {
        return new Instance(name, {} as InstanceArgs, { ...opts, id });
    }

    static override isInstance(value: unknown): value is Instance {
        return isOfKind(kind, value);
    }
}

/** The class of instances; {@link InstanceConstructor} describes how to use it. */
export const Instance = InstanceResource as unknown as InstanceConstructor;

const kind: Kind = {
    type: "pulumi-nodejs:dynamic/twcc:Instance",
    pluginType: "twcc:index:Instance",
    stub: instanceStub,
    arguments: instanceArguments,
    outputs: instanceOutputs,
    insteadOfImport: "an existing instance cannot be taken over; refer to it with Instance.get",
    hasOneName: false,
    isAtTwcc: true,
};
