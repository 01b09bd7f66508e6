import * as pulumi from "@pulumi/pulumi";
import { instanceArguments, instanceOutputs } from "../provider/instance/properties";
import type { InstanceArgs } from "./instance-args";
import type { InstanceConstructor } from "./instance-constructor";
import type { InstanceState } from "./instance-state";
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
export interface Instance<PublicIp extends string | undefined = string | undefined> extends pulumi.CustomResource {
    /** The instance's name at TWCC. Its id is TWCC's number. */
    readonly name: pulumi.Output<string>;
    /** TWCC's word for its state, as of the last up or refresh: `Ready`, `Error` … */
    readonly status: pulumi.Output<string>;
    /** TWCC's reason for the status, where it gives one. */
    readonly statusReason: pulumi.Output<string | undefined>;
    /** The name that the machine has for itself. */
    readonly hostname: pulumi.Output<string | undefined>;
    /**
     * The public address, where it has one: with `assignFloatingIp` or `staticIp`. In the rare case that TWCC shows none in
     * the first minute, a refresh brings it.
     */
    readonly publicIp: pulumi.Output<PublicIp>;
    /** The addresses in private networks. */
    readonly privateIps: pulumi.Output<string[]>;
    /** TWCC's ids of its servers. */
    readonly serverIds: pulumi.Output<number[]>;
    /** The name of the key pair that it was made with; `undefined` on Windows. */
    readonly keypair: pulumi.Output<string | undefined>;
    /** The password as given, a secret; `undefined` on Linux. */
    readonly password: pulumi.Output<string | undefined>;
    /** When TWCC made it: ISO 8601, UTC. */
    readonly createTime: pulumi.Output<string>;
    /** TWCC's id of the user whose instance it is. */
    readonly owner: pulumi.Output<string>;
    /** The id of its project. */
    readonly projectId: pulumi.Output<number>;
    /** TWCC's platform that it is on. */
    readonly platform: pulumi.Output<string>;
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

/** The class of instances: what {@link InstanceConstructor} describes. */
export const Instance = InstanceResource as unknown as InstanceConstructor;

const kind: Kind = {
    type: "pulumi-nodejs:dynamic/twcc:Instance",
    stub: instanceStub,
    arguments: instanceArguments,
    outputs: instanceOutputs,
    insteadOfImport: "an existing instance cannot be taken over; refer to it with Instance.get",
    isAtTwcc: true,
};
