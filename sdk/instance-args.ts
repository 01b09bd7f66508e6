import type { Input } from "@pulumi/pulumi";
import type { DataVolumeType, SystemVolumeType } from "./closed-sets";

/**
 * Arguments of an {@link Instance}, in TWCC's terms. Only the description changes in place. Any other change creates a
 * new instance, and then deletes the old one.
 */
export interface InstanceArgs {
    /**
     * The instance's name at TWCC: 6 to 16 characters from `a-z 0-9 - _`, starting with a letter. It need not be
     * unique. Default: the logical name, shortened, `-` and seven random hex digits. Preview and up may generate
     * different names.
     */
    name?: Input<string | undefined>;
    /**
     * The name of the key pair for logging in: `key.name`. Linux only; set either this or `password`. The instance
     * keeps the public key that it was created with, so another key under the same name changes nothing here. To
     * rebuild the instance with every new key, set `keepers: { key: key.fingerprint }`.
     */
    keypair?: Input<string | undefined>;
    /** The administrator's password. Windows only; set either this or `keypair`. It is kept as a secret. */
    password?: Input<string | undefined>;
    /** The project: a code like `ENT123456`, or an id. Default: `twcc:project`, TWCC_PROJECT, or twccli's file. */
    project?: Input<string | number | undefined>;
    /** The solution: a name like `Ubuntu`, or an id. */
    solution: Input<string | number>;
    /** The image, like `Ubuntu 22.04`. */
    image: Input<string>;
    /** The flavor, like `02_vCPU_016GB_MEM_100GB_HDD`. */
    flavor: Input<string>;
    /** The private network. Default: `default_network`. */
    network?: Input<string | undefined>;
    /** Whether the instance gets a public IP. Default: `false`. */
    assignFloatingIp?: Input<boolean | undefined>;
    /** A reserved public IP, instead of `assignFloatingIp`. Default: no public IP. */
    staticIp?: Input<string | undefined>;
    /** The type of the system disk. Default: TWCC's. */
    systemVolumeType?: Input<SystemVolumeType | undefined>;
    /** The size of the system disk in GB. Default: TWCC's. */
    systemVolumeSize?: Input<number | undefined>;
    /** The type of the data disk; only with `dataVolumeSize`. Default: TWCC's. */
    dataVolumeType?: Input<DataVolumeType | undefined>;
    /** The size of the data disk in GB. Default: no data disk. */
    dataVolumeSize?: Input<number | undefined>;
    /** The security groups, in any order. Default: TWCC's. */
    securityGroups?: Input<Input<string>[] | undefined>;
    /** The availability zone. Default: `nova`. */
    availabilityZone?: Input<string | undefined>;
    /** A description, one line. Changes in place. */
    description?: Input<string | undefined>;
    /** Any strings. Change one to rebuild the instance. */
    keepers?: Input<Record<string, Input<string>> | undefined>;
    /** The TWCC platform of the instance. Default: `twcc:platform`. */
    platform?: Input<string | undefined>;
    /** How long create waits until the instance is Ready, in seconds, 1 to 86400. Default: 1200. */
    createTimeout?: Input<number | undefined>;
}
