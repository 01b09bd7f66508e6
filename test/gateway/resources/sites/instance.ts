/** The machine of a site, as it was asked for. */
export interface Instance {
    readonly serverId: number;
    readonly hostname: string;
    readonly image: string;
    readonly flavor: string;
    readonly os: "Linux" | "Windows";
    /** The user that the image lets in. */
    readonly user: string;
    /** The key pair's name at the creation; the key pair may be another or gone by now. Windows has none. */
    readonly keypair: string | null;
    /** The key pair's public key at the creation. */
    readonly authorizedKey: string | null;
    /** Base64 of the SSH host key (SEC1). The machine's own: nobody's key pair. */
    readonly hostKey: string | null;
    readonly privateNetwork: string;
    readonly privateIp: string;
    readonly floating: boolean;
    readonly availabilityZone: string;
    readonly securityGroups: readonly string[];
    readonly volumes: {
        readonly system: { readonly type: string; readonly size: number | null };
        readonly data: { readonly type: string; readonly size: number } | null;
    };
}

/** A private address of its own for each of the first tens of thousands. */
export function privateIpOf(serverId: number): string {
    return `192.168.${Math.floor(serverId / 250) % 250}.${2 + (serverId % 250)}`;
}
