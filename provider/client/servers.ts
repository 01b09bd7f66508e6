import type { Bounds } from "./http/bounds";
import type { Caller } from "./http/caller";
import { garbage, isAbsent } from "./http/classify";
import { readList } from "./http/list";
import { objectIn, type Fields } from "./http/fields";
import type { AnswerCache } from "./answer-cache";

/** A server of a site (docs/contributing/twcc-api.md#sites-and-servers). */
export interface Server {
    readonly id: number;
    /** The site's id. */
    readonly site?: number;
    readonly hostname?: string;
    readonly status?: string;
    readonly statusReason?: string;
    /** The name of the key pair that the server was created with. */
    readonly keypair?: string;
    readonly image?: string;
    readonly flavor?: string;
    readonly availabilityZone?: string;
    /** The names of the private networks. */
    readonly networks: readonly string[];
    readonly privateIps: readonly string[];
    readonly publicIps: readonly string[];
}

/** The servers of one platform. */
export class Servers {
    constructor(
        private readonly caller: Caller,
        private readonly platform: string,
        private readonly answers: AnswerCache,
    ) {}

    /** `GET servers/?project=`: all servers of a project, with the names of their key pairs. */
    async list(project: number, bounds: Bounds): Promise<readonly Server[]> {
        return readList(this.caller, this.call(`?project=${project}`), bounds, { what: "servers", read: server });
    }

    /** Like {@link list}, but at most so many milliseconds old. Operations on many key pairs share it. */
    async recentList(project: number, longest: number, bounds: Bounds): Promise<readonly Server[]> {
        return this.answers.recent(`${this.platform} servers of ${project}`, longest, () => this.list(project, bounds));
    }

    /** `GET servers/{id}/`; `undefined` if there is no such server. */
    async get(id: number, bounds: Bounds): Promise<Server | undefined> {
        return this.caller.send({ ...this.call(`${id}/`), accept: isAbsent }, bounds, (answer, called) => {
            if (isAbsent(answer)) return undefined;
            const fields = objectIn(answer, called);
            const found = fields === undefined ? undefined : server(fields);
            if (found === undefined) throw garbage(answer, called, "its body is not a server");
            return found;
        });
    }

    private call(rest: string) {
        const path = `api/v3/${this.platform}/servers/${rest}`;
        return { method: "GET", path, apiHost: this.platform, name: `GET servers/${rest}` } as const;
    }
}

function server(fields: Fields): Server | undefined {
    const id = fields.id("id");
    if (id === undefined) return undefined;
    const site = fields.id("site");
    const [hostname, status, keypair] = [fields.text("hostname"), fields.text("status"), fields.text("keypair")];
    const statusReason = fields.line("status_reason");
    const [image, flavor] = [fields.text("image"), fields.text("flavor")];
    const availabilityZone = fields.text("availability_zone");
    const nets = fields.objects("private_nets");
    return {
        id,
        ...(site !== undefined && { site }),
        ...(hostname !== undefined && { hostname }),
        ...(status !== undefined && { status }),
        ...(statusReason !== undefined && { statusReason }),
        ...(keypair !== undefined && { keypair }),
        ...(image !== undefined && { image }),
        ...(flavor !== undefined && { flavor }),
        ...(availabilityZone !== undefined && { availabilityZone }),
        networks: nets.flatMap((net) => net.text("name") ?? []),
        privateIps: addresses(nets),
        publicIps: addresses(fields.objects("public_nets")),
    };
}

function addresses(nets: readonly Fields[]): string[] {
    return nets.flatMap((net) => net.text("ip") ?? []);
}
