/** Arguments after check. They are normalised: an argument that is set to its default is absent. */
export interface InstanceInputs {
    readonly name: string;
    /** The name was generated here at random, so whatever has it is ours. */
    readonly autoNamed?: true;
    /** The name comes from `pulumi:autonaming`, so it need not be unique. */
    readonly nameProposed?: true;
    readonly keypair?: string;
    readonly password?: string;
    /** A code, or an id in digits. */
    readonly project: string;
    /** A name, or an id in digits. */
    readonly solution: string;
    readonly image: string;
    readonly flavor: string;
    readonly network?: string;
    readonly assignFloatingIp?: true;
    readonly staticIp?: string;
    readonly systemVolumeType?: string;
    readonly systemVolumeSize?: number;
    readonly dataVolumeType?: string;
    readonly dataVolumeSize?: number;
    /** Sorted, without duplicates. */
    readonly securityGroups?: readonly string[];
    readonly availabilityZone?: string;
    readonly description?: string;
    readonly keepers?: Readonly<Record<string, string>>;
    /** The platform, if it is not the configured one. */
    readonly platform?: string;
    /** Seconds. */
    readonly createTimeout?: number;
}

/** The arguments that the state stores, so that the next diff can compare them. */
export type Memory = Partial<Omit<InstanceInputs, "name" | "nameProposed" | "createTimeout">>;

/** The state of an instance. */
export interface InstanceState extends Memory {
    readonly name: string;
    readonly status: string;
    readonly statusReason?: string;
    readonly hostname?: string;
    readonly publicIp?: string;
    readonly privateIps: readonly string[];
    readonly serverIds: readonly number[];
    readonly createTime?: string;
    /** TWCC's user id. */
    readonly owner?: string;
    readonly projectId?: number;
    readonly solutionId?: number;
    readonly platform: string;
    /** The instance has never been Ready: the next update keeps waiting. */
    readonly unfinished?: true;
}
