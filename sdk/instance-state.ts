import type { Input } from "@pulumi/pulumi";

/** What a program may know of an instance that it refers to by `Instance.get`: the outputs of an {@link Instance}. */
export interface InstanceState {
    /** The instance's name at TWCC. */
    name?: Input<string | undefined>;
    /** TWCC's word for its state. */
    status?: Input<string | undefined>;
    /** TWCC's reason for the status. */
    statusReason?: Input<string | undefined>;
    /** The name that the machine has for itself. */
    hostname?: Input<string | undefined>;
    /** The public address. */
    publicIp?: Input<string | undefined>;
    /** The addresses in private networks. */
    privateIps?: Input<Input<string>[] | undefined>;
    /** TWCC's ids of its servers. */
    serverIds?: Input<Input<number>[] | undefined>;
    /** The name of the key pair that it was made with. */
    keypair?: Input<string | undefined>;
    /** The password, a secret. */
    password?: Input<string | undefined>;
    /** When TWCC made it: ISO 8601, UTC. */
    createTime?: Input<string | undefined>;
    /** TWCC's id of the user whose instance it is. */
    owner?: Input<string | undefined>;
    /** The id of its project. */
    projectId?: Input<number | undefined>;
    /** TWCC's platform that it is on. */
    platform?: Input<string | undefined>;
}
