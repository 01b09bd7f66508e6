import { detail } from "../../http/refusal";
import {
    AVAILABILITY_ZONES,
    FLAVORS,
    FLOATING_IP,
    PRIVATE_NETWORKS,
    SECURITY_GROUPS,
    type Solution,
    SYSTEM_VOLUME_TYPES,
    VOLUME_TYPES,
} from "../solutions/catalogue";
import type { Instance } from "./instance";

/** What the headers ask for, checked; the key pair by its name. */
export type Wish = Pick<
    Instance,
    "image" | "flavor" | "keypair" | "privateNetwork" | "floating" | "availabilityZone" | "securityGroups" | "volumes"
>;

/** What may follow `x-extra-property-` (docs/contributing/twcc-api.md#headers-of-a-site). */
const KNOWN = [
    "image",
    "flavor",
    "keypair",
    "password",
    "private-network",
    "floating-ip",
    "static-ip",
    "volume-size",
    "volume-type",
    "system-volume-size",
    "system-volume-type",
    "availability-zone",
    "sg",
    "env",
];

/**
 * Throws the refusal of the first header that is not legal. Neither passwords nor the values of unknown headers are
 * repeated.
 */
export function parseExtraProperties(
    sent: Readonly<Record<string, string>>,
    solution: Solution,
    keypairs: readonly string[],
): Wish {
    const stranger = Object.keys(sent).find((name) => !KNOWN.includes(name));
    if (stranger !== undefined) {
        throw detail(400, `Extra property ${stranger} is not allowed.`);
    }
    const image = oneOf(sent, "image", solution.images);
    const flavor = oneOf(sent, "flavor", Object.keys(FLAVORS));
    const keypair = credential(sent, solution, keypairs);
    const floating = oneOf(sent, "floating-ip", FLOATING_IP, "nofloating") === "floating";
    if (filled(sent, "static-ip") !== undefined) {
        throw illegal("static-ip"); // there are no reserved addresses here
    }
    return {
        image,
        flavor,
        keypair,
        floating,
        privateNetwork: oneOf(sent, "private-network", PRIVATE_NETWORKS, "default_network"),
        availabilityZone: oneOf(sent, "availability-zone", AVAILABILITY_ZONES, "nova"),
        securityGroups: securityGroups(sent),
        volumes: volumes(sent),
    };
}

/** Linux lets the key pair in, Windows the password; the key pair's name or null. */
function credential(
    sent: Readonly<Record<string, string>>,
    solution: Solution,
    keypairs: readonly string[],
): string | null {
    if (solution.os === "Linux") {
        refuse(sent, "password", solution);
        return oneOf(sent, "keypair", keypairs);
    }
    refuse(sent, "keypair", solution);
    if (filled(sent, "password") === undefined) {
        throw missing("password");
    }
    return null;
}

function refuse(sent: Readonly<Record<string, string>>, name: string, solution: Solution): void {
    if (filled(sent, name) !== undefined) {
        throw detail(400, `Extra property ${name} is not allowed for ${solution.name}.`);
    }
}

function securityGroups(sent: Readonly<Record<string, string>>): string[] {
    const names = (filled(sent, "sg") ?? "default").split(",").map((name) => name.trim());
    const known: readonly string[] = SECURITY_GROUPS;
    const stranger = names.find((name) => !known.includes(name));
    if (stranger !== undefined) {
        throw illegal("sg", stranger);
    }
    return names;
}

function volumes(sent: Readonly<Record<string, string>>): Instance["volumes"] {
    const size = gigabytes(sent, "volume-size") ?? 0;
    const type = oneOf(sent, "volume-type", VOLUME_TYPES, "hdd");
    return {
        system: {
            type: oneOf(sent, "system-volume-type", SYSTEM_VOLUME_TYPES, "local_disk"),
            size: gigabytes(sent, "system-volume-size") ?? null,
        },
        data: size > 0 ? { type, size } : null,
    };
}

function gigabytes(sent: Readonly<Record<string, string>>, name: string): number | undefined {
    const value = filled(sent, name);
    if (value !== undefined && !/^\d{1,6}$/.test(value)) {
        throw detail(400, `Extra property ${name}: A valid integer is required.`);
    }
    return value === undefined ? undefined : Number(value);
}

/** Without a default the property is required. */
function oneOf(
    sent: Readonly<Record<string, string>>,
    name: string,
    legal: readonly string[],
    otherwise?: string,
): string {
    const value = filled(sent, name) ?? otherwise;
    if (value === undefined) {
        throw missing(name);
    }
    if (!legal.includes(value)) {
        throw illegal(name, value);
    }
    return value;
}

/** An empty header is none. */
function filled(sent: Readonly<Record<string, string>>, name: string): string | undefined {
    return sent[name] === "" ? undefined : sent[name];
}

const missing = (name: string) => detail(400, `Extra property ${name} is required.`);

const illegal = (name: string, value = "") => detail(400, `Extra property ${name} is not valid: ${value}`);
