/** What TWCC offers; the names are TWCC's, the selection is the gateway's. */
export interface Solution {
    readonly id: number;
    readonly name: string;
    readonly os: "Linux" | "Windows";
    readonly images: readonly string[];
    /** Whom the images let in over SSH. */
    readonly user: string;
}

export const SOLUTIONS: readonly Solution[] = [
    linux(101, "Ubuntu", "ubuntu", ["Ubuntu 24.04", "Ubuntu 22.04", "Ubuntu 20.04"]),
    linux(102, "CentOS", "centos", ["CentOS 8.2", "CentOS 7.9"]),
    linux(103, "Debian", "debian", ["Debian 12", "Debian 11"]),
    {
        id: 104,
        name: "Windows",
        os: "Windows",
        images: ["Windows Server 2022", "Windows Server 2019"],
        user: "Administrator",
    },
];

function linux(id: number, name: string, user: string, images: readonly string[]): Solution {
    return { id, name, os: "Linux", images, user };
}

/** Flavors with their ids. */
export const FLAVORS: Readonly<Record<string, number>> = {
    "01_vCPU_002GB_MEM_100GB_HDD": 201,
    "02_vCPU_016GB_MEM_100GB_HDD": 202,
    "04_vCPU_032GB_MEM_100GB_HDD": 203,
    "08_vCPU_064GB_MEM_100GB_HDD": 204,
    "v.super": 205,
    "v.xsuper": 206,
};

export const PRIVATE_NETWORKS = ["default_network", "backend_network"] as const;
export const SECURITY_GROUPS = ["default", "web"] as const;
export const AVAILABILITY_ZONES = ["nova"] as const;
export const VOLUME_TYPES = ["hdd", "ssd", "LUKS-hdd", "LUKS-ssd"] as const;
export const SYSTEM_VOLUME_TYPES = ["local_disk", "block_storage-hdd"] as const;
export const FLOATING_IP = ["nofloating", "floating"] as const;
