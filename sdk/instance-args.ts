import type { Input } from "@pulumi/pulumi";
import type { DataVolumeType, SystemVolumeType } from "./closed-sets";

/**
 * Arguments of an {@link Instance}, in TWCC's terms. Only the description changes in place; any other change makes a new
 * instance, and the old one is deleted after it.
 */
export interface InstanceArgs {
    /**
     * The instance's name at TWCC: 6 to 16 of `a-z 0-9 - _`, beginning with a letter; it need not be unique. Default: the
     * logical name, shortened, with seven random hexadecimal digits (preview and up may draw different ones).
     */
    name?: Input<string | undefined>;
    /**
     * The name of the key pair that the machine lets in: `key.name`. Linux only; either this or `password`. The machine
     * gets the public key when it is made and keeps it: another key under the same name is no change here. To rebuild the
     * machine with every new key, give `keepers: { key: key.fingerprint }`.
     */
    keypair?: Input<string | undefined>;
    /** The administrator's password. Windows only. It is kept as a secret. */
    password?: Input<string | undefined>;
    /** The project, a code like `ENT123456` or an id. Default: `twcc:project`, TWCC_PROJECT, or twccli's file. */
    project?: Input<string | number | undefined>;
    /** What kind of instance: a solution's name, like `Ubuntu`, or its id. */
    solution: Input<string | number>;
    /** The image, like `Ubuntu 22.04`. */
    image: Input<string>;
    /** The flavor, like `02_vCPU_016GB_MEM_100GB_HDD`. */
    flavor: Input<string>;
    /** The private network's name. Default: `default_network`. */
    network?: Input<string | undefined>;
    /** Whether it gets a public address. Default: false. */
    assignFloatingIp?: Input<boolean | undefined>;
    /** A reserved public address, instead of `assignFloatingIp`. */
    staticIp?: Input<string | undefined>;
    /** The type of the system disk. Default: TWCC's. */
    systemVolumeType?: Input<SystemVolumeType | undefined>;
    /** The size of the system disk in GB. Default: TWCC's. */
    systemVolumeSize?: Input<number | undefined>;
    /** The type of the data disk; only with `dataVolumeSize`. Default: TWCC's. */
    dataVolumeType?: Input<DataVolumeType | undefined>;
    /** The size of the data disk in GB. Default: no data disk. */
    dataVolumeSize?: Input<number | undefined>;
    /** The names of its security groups, in any order. Default: TWCC's. */
    securityGroups?: Input<Input<string>[] | undefined>;
    /** Default: `nova`. */
    availabilityZone?: Input<string | undefined>;
    /** Words about it, one line. Changes in place. */
    description?: Input<string | undefined>;
    /** Any strings. Changing one rebuilds the instance. */
    keepers?: Input<Record<string, Input<string>> | undefined>;
    /** TWCC's platform to be on. Default: the configured one (`twcc:platform`). */
    platform?: Input<string | undefined>;
    /** Seconds to wait until it is Ready. Default: 1200. */
    createTimeout?: Input<number | undefined>;
}
