import * as pulumi from "@pulumi/pulumi";

/** The arguments of a Linux VCS instance, in TWCC's terms. */
export interface VcsInstanceArgs {
    /** The name of a key pair: `key.name`. */
    keypair: pulumi.Input<string>;
    /** For example `Ubuntu 20.04`. */
    image: pulumi.Input<string>;
    /** For example `02_vCPU_016GB_MEM_100GB_HDD`. */
    flavor: pulumi.Input<string>;
    /** The project's id. */
    project?: pulumi.Input<number>;
    /** The solution's id. */
    solution?: pulumi.Input<number>;
    /** The description. */
    desc?: pulumi.Input<string>;
    /** The network's name. */
    privateNetwork?: pulumi.Input<string>;
    /** Whether the instance gets a public address. */
    floatingIp?: pulumi.Input<"floating" | "nofloating">;
    /** A reserved public address. */
    staticIp?: pulumi.Input<string>;
    /** The data disk's size in GB. */
    volumeSize?: pulumi.Input<number>;
    volumeType?: pulumi.Input<"hdd" | "ssd" | "LUKS-hdd" | "LUKS-ssd">;
    /** The system disk's size in GB. */
    systemVolumeSize?: pulumi.Input<number>;
    systemVolumeType?: pulumi.Input<"local_disk" | "block_storage-hdd">;
    /** For example `nova`. */
    availabilityZone?: pulumi.Input<string>;
    /** The security groups' names. */
    securityGroups?: pulumi.Input<pulumi.Input<string>[]>;
}

/**
 * A stand-in: it registers the arguments of a VCS instance and makes no machine. It shows how an instance takes a key
 * pair's name until pulumi-twcc has an instance resource.
 */
export class VcsInstance extends pulumi.ComponentResource {
    /** The key pair that the instance would boot with. */
    readonly keypair: pulumi.Output<string>;

    constructor(name: string, args: VcsInstanceArgs, opts?: pulumi.ComponentResourceOptions) {
        super("twcc-example:index:VcsInstance", name, args, opts);
        this.keypair = pulumi.output(args.keypair);
        this.registerOutputs({ keypair: this.keypair });
    }
}
