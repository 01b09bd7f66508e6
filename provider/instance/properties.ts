import type { Property } from "../core/resource";

/** The type token of instances. */
export const token = "twcc:Instance";

/** Arguments, as data: check refuses others, documentation lists them. */
export const instanceArguments = {
    name: { description: "The instance's name at TWCC. Default: the logical name and a random suffix." },
    keypair: { description: "The name of the key pair that it lets in (Linux)." },
    password: { description: "The administrator's password (Windows).", secret: true },
    project: { description: "The project's code or id. Default: twcc:project, TWCC_PROJECT or twccli's file." },
    solution: { description: "The solution's name or id, for example Ubuntu." },
    image: { description: "The image's name, for example Ubuntu 22.04." },
    flavor: { description: "The flavor's name: how many processors, how much memory." },
    network: { description: "The private network's name. Default: default_network." },
    assignFloatingIp: { description: "Whether it gets a public address. Default: false." },
    staticIp: { description: "A reserved public address." },
    systemVolumeType: { description: "The type of the system disk, for example local_disk." },
    systemVolumeSize: { description: "The size of the system disk in GB." },
    dataVolumeType: { description: "The type of the data disk, for example hdd or ssd." },
    dataVolumeSize: { description: "The size of the data disk in GB. Default: no data disk." },
    securityGroups: { description: "The names of its security groups. Default: the project's default." },
    availabilityZone: { description: "The availability zone. Default: nova." },
    description: { description: "Words about it; the only thing that changes in place." },
    keepers: { description: "Any strings; changing one rebuilds the instance." },
    platform: { description: "TWCC's platform to be on. Default: the configured one (twcc:platform)." },
    createTimeout: { description: "Seconds to wait until it is Ready. Default: 1200." },
} as const satisfies Record<string, Property>;

/** An argument's name. */
export type ArgumentName = keyof typeof instanceArguments;

/** Outputs, as data: which of them are secret is said here and nowhere else. */
export const instanceOutputs = {
    name: { description: "The instance's name at TWCC." },
    status: { description: "TWCC's word for its state: Ready, Error …" },
    statusReason: { description: "TWCC's reason for the status; absent where it gives none." },
    hostname: { description: "The name that the machine has for itself.", carries: ["name"] },
    publicIp: { description: "The public address; absent where it has none." },
    privateIps: { description: "The addresses in private networks." },
    serverIds: { description: "TWCC's ids of its servers." },
    keypair: { description: "The name of the key pair that it was made with; absent on Windows." },
    password: { description: "The password, as given.", secret: true },
    createTime: { description: "When TWCC made it: ISO 8601, UTC." },
    owner: { description: "TWCC's id of the user whose instance it is." },
    projectId: { description: "The id of its project.", carries: ["project"] },
    platform: { description: "TWCC's platform that it is on." },
} as const satisfies Record<string, Property>;
