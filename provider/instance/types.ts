/** Arguments after check: normalised, an argument set to its default is absent. */
export interface InstanceInputs {
    readonly name: string;
    /** The name was generated here at random, so whatever is under it is ours. */
    readonly autoNamed?: true;
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
    /** Sorted, without doubles. */
    readonly securityGroups?: readonly string[];
    readonly availabilityZone?: string;
    readonly description?: string;
    readonly keepers?: Readonly<Record<string, string>>;
    /** Another platform than the configured one. */
    readonly platform?: string;
    /** Seconds. */
    readonly createTimeout?: number;
}

/** The arguments that the state remembers, so that the next diff can compare. */
export type Memory = Partial<Omit<InstanceInputs, "name" | "createTimeout">>;

/** What the stack's state holds of an instance. */
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
    /** It has not been Ready yet: the next update waits on. */
    readonly unfinished?: true;
}
