import type { Input } from "@pulumi/pulumi";

/** The state that `Instance.get` takes: the outputs of an {@link Instance}. */
export interface InstanceState {
    /** The instance's name at TWCC. */
    name?: Input<string | undefined>;
    /** TWCC's status. */
    status?: Input<string | undefined>;
    /** TWCC's reason for the status. */
    statusReason?: Input<string | undefined>;
    /** The instance's own host name. */
    hostname?: Input<string | undefined>;
    /** The public IP. */
    publicIp?: Input<string | undefined>;
    /** The addresses in private networks. */
    privateIps?: Input<Input<string>[] | undefined>;
    /** TWCC's ids of the servers. */
    serverIds?: Input<Input<number>[] | undefined>;
    /** The name of the key pair that the instance was created with. */
    keypair?: Input<string | undefined>;
    /** The password, a secret. */
    password?: Input<string | undefined>;
    /** When TWCC created the instance: ISO 8601, UTC. */
    createTime?: Input<string | undefined>;
    /** TWCC's id of the user who owns the instance. */
    owner?: Input<string | undefined>;
    /** The id of the project. */
    projectId?: Input<number | undefined>;
    /** The TWCC platform of the instance. */
    platform?: Input<string | undefined>;
}
