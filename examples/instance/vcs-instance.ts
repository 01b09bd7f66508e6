import * as pulumi from "@pulumi/pulumi";

/** The arguments of a Linux VCS instance, in TWCC's terms. */
export interface VcsInstanceArgs {
    /** The name of a key pair: `key.name`. */
    keypair: pulumi.Input<string>;
    /** For example `Ubuntu 20.04`. */
    image: pulumi.Input<string>;
    /** For example `02_vCPU_016GB_MEM_100GB_HDD`. */
    flavor: pulumi.Input<string>;
    /** The network's name. */
    privateNetwork?: pulumi.Input<string>;
    /** Whether the instance gets a public address. */
    floatingIp?: pulumi.Input<"floating" | "nofloating">;
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
