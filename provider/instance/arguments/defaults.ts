import type { ArgumentName } from "../properties";

/** The values of absent arguments. An argument that is set to its default counts as absent. */
export const defaults = {
    network: "default_network",
    availabilityZone: "nova",
    assignFloatingIp: false,
    description: "",
    createTimeout: 1200,
} as const satisfies Partial<Record<ArgumentName, unknown>> as Readonly<Partial<Record<ArgumentName, unknown>>> & {
    readonly network: string;
    readonly availabilityZone: string;
    readonly createTimeout: number;
};
