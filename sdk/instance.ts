import * as pulumi from "@pulumi/pulumi";
import { instanceArguments, instanceOutputs } from "../provider/instance/properties";
import type { InstanceArgs } from "./instance-args";
import { isOfKind, registration, type Kind } from "./registration";
import { instanceStub } from "./stub";

/**
 * A VCS instance of TWCC (虛擬運算個體). Its creation waits until it is Ready.
 *
 * It refers to its key pair by name. A running machine keeps the public key that it was made with, so rotating the key
 * pair never touches it. To have it rebuilt with every new key, say so: `keepers: { key: key.fingerprint }`.
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
export class Instance extends pulumi.CustomResource {
    /** The instance's name at TWCC. Its id is TWCC's number. */
    declare readonly name: pulumi.Output<string>;
    /** TWCC's word for its state, as of the last up or refresh: `Ready`, `Error` … */
    declare readonly status: pulumi.Output<string>;
    /** TWCC's reason for the status, where it gives one. */
    declare readonly statusReason: pulumi.Output<string | undefined>;
    /** The name that the machine has for itself. */
    declare readonly hostname: pulumi.Output<string | undefined>;
    /** The public address, where it has one. */
    declare readonly publicIp: pulumi.Output<string | undefined>;
    /** The addresses in private networks. */
    declare readonly privateIps: pulumi.Output<string[]>;
    /** TWCC's ids of its servers. */
    declare readonly serverIds: pulumi.Output<number[]>;
    /** The name of the key pair that it was made with; `undefined` on Windows. */
    declare readonly keypair: pulumi.Output<string | undefined>;
    /** The password as given, a secret; `undefined` on Linux. */
    declare readonly password: pulumi.Output<string | undefined>;
    /** When TWCC made it: ISO 8601, UTC. */
    declare readonly createTime: pulumi.Output<string>;
    /** TWCC's id of the user whose instance it is. */
    declare readonly owner: pulumi.Output<string>;
    /** The id of its project. */
    declare readonly projectId: pulumi.Output<number>;
    /** TWCC's platform that it is on. */
    declare readonly platform: pulumi.Output<string>;

    /**
     * Creates an instance and waits until it is Ready.
     * @param name - the logical name, unique in the program.
     * @param args - what machine, and who may log in.
     * @param opts - Pulumi's resource options.
     */
    constructor(name: string, args: InstanceArgs, opts: pulumi.CustomResourceOptions = {}) {
        super(...registration(kind, name, args, opts));
    }

    /**
     * Refers to an instance that exists, without managing it: it is never changed or deleted. Fails where there is none.
     * @param name - the logical name.
     * @param id - TWCC's number of the instance.
     * @param opts - Pulumi's resource options.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, opts: pulumi.CustomResourceOptions = {}): Instance {
        return new Instance(name, {} as InstanceArgs, { ...opts, id });
    }

    /** Whether a value is an Instance, also one of another copy of this package. */
    static override isInstance(value: unknown): value is Instance {
        return isOfKind(kind, value);
    }
}

const kind: Kind = {
    type: "pulumi-nodejs:dynamic/twcc:Instance",
    stub: instanceStub,
    arguments: instanceArguments,
    outputs: instanceOutputs,
    isAtTwcc: true,
};
