import { defaultsOf } from "../core/properties";
import type { Properties } from "../core/property";

/** The type token of instances. */
export const token = "twcc:Instance";

/** The limits of the size of a disk. */
const gigabytes = [1, 100_000] as const;

/** Arguments, as data: check refuses others, and docs/resources/instance.md lists them. */
export const instanceArguments = {
    name: {
        description:
            "The instance's name at TWCC: 6 to 16 characters from `a-z 0-9 - _`, starting with a letter. It need not be unique.",
        type: "string",
        defaultText: "the logical name, shortened, `-` and 7 random hex digits",
    },
    keypair: {
        description: "The name of the key pair for logging in. Linux only; set either this or `password`.",
        type: "string",
    },
    password: {
        description: "The administrator's password. Windows only; set either this or `keypair`.",
        type: "string",
        secret: true,
    },
    project: {
        description: "The project: a code like `ENT123456`, or an id.",
        type: "string or number",
        defaultText: "`twcc:project`",
    },
    solution: {
        description: "The solution: a name like `Ubuntu`, or an id.",
        type: "string or number",
        required: true,
    },
    image: { description: "The image, like `Ubuntu 22.04`.", type: "string", required: true },
    flavor: { description: "The flavor, like `02_vCPU_016GB_MEM_100GB_HDD`.", type: "string", required: true },
    network: { description: "The private network.", type: "string", default: "default_network" },
    assignFloatingIp: {
        description: "Whether the instance gets a public IP. Set either this or `staticIp`.",
        type: "boolean",
        default: false,
    },
    staticIp: { description: "A reserved public IP.", type: "string", defaultText: "no public IP" },
    systemVolumeType: {
        description: "The type of the system disk.",
        type: "string",
        values: ["local_disk", "block_storage-hdd"],
        defaultText: "TWCC's",
    },
    systemVolumeSize: {
        description: "The size of the system disk in GB.",
        type: "number",
        limits: gigabytes,
        defaultText: "TWCC's",
    },
    dataVolumeType: {
        description: "The type of the data disk. Only with `dataVolumeSize`.",
        type: "string",
        values: ["hdd", "ssd", "LUKS-hdd", "LUKS-ssd"],
        defaultText: "TWCC's",
    },
    dataVolumeSize: {
        description: "The size of the data disk in GB.",
        type: "number",
        limits: gigabytes,
        defaultText: "no data disk",
    },
    securityGroups: {
        description: "The security groups, in any order.",
        type: "list of strings",
        defaultText: "TWCC's",
    },
    availabilityZone: { description: "The availability zone.", type: "string", default: "nova" },
    description: {
        description: "A description, one line.",
        type: "string",
        default: "",
        inPlace: "updates in place",
    },
    keepers: { description: "Any strings. Change one to rebuild the instance.", type: "map of strings" },
    platform: { description: "The TWCC platform of the instance.", type: "string", defaultText: "`twcc:platform`" },
    createTimeout: {
        description: "How long create waits until the instance is Ready, in seconds.",
        type: "number",
        limits: [1, 86_400],
        default: 1200,
        inPlace: "nothing",
    },
} as const satisfies Properties;

/** The values of absent arguments. */
export const defaults = defaultsOf(instanceArguments);

/** An argument's name. */
export type ArgumentName = keyof typeof instanceArguments;

/** Outputs, as data. Only this table says which of them are secret. */
export const instanceOutputs = {
    name: { description: "The instance's name at TWCC. Its id is TWCC's number.", type: "string", required: true },
    status: {
        description: "TWCC's status as of the last up or refresh: `Ready`, `Error` …",
        type: "string",
        required: true,
    },
    statusReason: { description: "TWCC's reason for the status, if there is one.", type: "string" },
    hostname: { description: "The instance's own host name.", type: "string", carries: ["name"] },
    publicIp: {
        description: "The public IP, if there is one: with `assignFloatingIp` or `staticIp`.",
        type: "string",
        carries: ["staticIp"],
    },
    privateIps: { description: "The addresses in private networks.", type: "list of strings", required: true },
    serverIds: { description: "TWCC's ids of the servers.", type: "list of numbers", required: true },
    keypair: { description: "The name of the key pair that it was created with. Absent on Windows.", type: "string" },
    password: { description: "The password that you gave. Absent on Linux.", type: "string", secret: true },
    createTime: { description: "When TWCC created the instance: ISO 8601, UTC.", type: "string", required: true },
    owner: { description: "TWCC's id of the user who owns the instance.", type: "string", required: true },
    projectId: { description: "The id of the project.", type: "number", required: true, carries: ["project"] },
    platform: { description: "The TWCC platform of the instance.", type: "string", required: true },
} as const satisfies Properties;
