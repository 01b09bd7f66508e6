import type { Answer } from "./http/answer";
import type { Bounds } from "./http/bounds";
import type { Caller } from "./http/caller";
import { garbage, isAbsent, type CallName } from "./http/classify";
import { readList } from "./http/list";
import { objectIn, type Fields } from "./http/fields";
import type { User } from "./user";

/** A site: TWCC's name for an instance with its servers (docs/contributing/twcc-api.md#sites-and-servers). */
export interface Site {
    readonly id: number;
    readonly name: string;
    /** Initializing, Queueing, NotReady, Starting, Ready, Updating, Stopping … Deleting, Deleted, Error. */
    readonly status: string;
    readonly statusReason?: string;
    /** Absent if TWCC does not show it. */
    readonly description?: string;
    readonly project?: number;
    readonly solution?: number;
    readonly publicIp?: string;
    /** ISO 8601, UTC. */
    readonly createTime?: string;
    readonly user?: User;
    readonly servers: readonly { readonly id: number; readonly hostname?: string }[];
    readonly terminationProtection: boolean;
}

/** The content of `POST sites/`. */
export interface SiteOrder {
    readonly name: string;
    readonly description?: string;
    readonly project: number;
    readonly solution: number;
    /** The values of the `x-extra-property-` headers, by the rest of the header's name. */
    readonly properties: Readonly<Record<string, string>>;
}

/** The sites of one platform. */
export class Sites {
    constructor(
        private readonly caller: Caller,
        private readonly platform: string,
    ) {}

    /** `POST sites/`. */
    async create(order: SiteOrder, bounds: Bounds): Promise<Site> {
        const { name, description, project, solution, properties } = order;
        const body = { name, ...(description !== undefined && { desc: description }), project, solution };
        const headers = Object.fromEntries(
            Object.entries(properties).map(([property, value]) => [`x-extra-property-${property}`, value]),
        );
        const secrets = properties.password === undefined ? [] : [properties.password];
        return this.caller.send({ ...this.call("POST", ""), body, headers, secrets }, bounds, theSite);
    }

    /** `GET sites/?project=`: the caller's own sites in a project. */
    async list(project: number, bounds: Bounds): Promise<readonly Site[]> {
        const call = this.call("GET", `?project=${project}&all_users=0`);
        return readList(this.caller, call, bounds, { what: "sites", read: site });
    }

    /** `GET sites/{id}/`; `undefined` if there is no such site. */
    async get(id: number, bounds: Bounds): Promise<Site | undefined> {
        return this.caller.send({ ...this.call("GET", `${id}/`), accept: isAbsent }, bounds, (answer, called) => {
            if (isAbsent(answer)) return undefined;
            const found = theSite(answer, called);
            return found.status === "Deleted" ? undefined : found;
        });
    }

    /** `PATCH sites/{id}/`, as the official client does it. */
    async describe(id: number, description: string, bounds: Bounds): Promise<void> {
        const call = { ...this.call("PATCH", `${id}/`), body: { desc: description } };
        await this.caller.send(call, bounds, () => undefined);
    }

    /** `DELETE sites/{id}/`; also a success if there is no such site. It takes a while until the site is gone. */
    async delete(id: number, bounds: Bounds): Promise<void> {
        await this.caller.send({ ...this.call("DELETE", `${id}/`), accept: isAbsent }, bounds, () => undefined);
    }

    private call<M extends "GET" | "POST" | "PATCH" | "DELETE">(method: M, rest: string) {
        const path = `api/v3/${this.platform}/sites/${rest}`;
        return { method, path, apiHost: this.platform, name: `${method} sites/${rest}` };
    }
}

function theSite(answer: Answer, called: CallName): Site {
    const fields = objectIn(answer, called);
    const found = fields === undefined ? undefined : site(fields);
    if (found === undefined) throw garbage(answer, called, "its body is not a site");
    return found;
}

/**
 * TWCC's statuses of a site. The code depends on some of them, so they stay known words even if a password is the same.
 */
const statuses = [
    ...["Initializing", "Queueing", "NotReady", "Starting", "Ready", "Updating", "Stopping", "Suspending"],
    ...["Resuming", "Shelving", "Unshelving", "Deleting", "Deleted", "Error"],
];

function site(fields: Fields): Site | undefined {
    const [id, name, status] = [fields.id("id"), fields.text("name"), fields.word("status", statuses)];
    if (id === undefined || name === undefined || status === undefined) return undefined;
    const [statusReason, publicIp] = [fields.line("status_reason"), fields.text("public_ip")];
    const [description, project] = [fields.anyText("desc"), fields.id("project")];
    const solution = fields.id("solution");
    const [createTime, user] = [fields.time("create_time"), fields.object("user")?.asUser()];
    return {
        id,
        name,
        status,
        ...(description !== undefined && { description }),
        ...(statusReason !== undefined && { statusReason }),
        ...(project !== undefined && { project }),
        ...(solution !== undefined && { solution }),
        ...(publicIp !== undefined && { publicIp }),
        ...(createTime !== undefined && { createTime }),
        ...(user !== undefined && { user }),
        servers: fields.objects("servers").flatMap(serverOf),
        terminationProtection: fields.isTrue("termination_protection"),
    };
}

function serverOf(fields: Fields): Site["servers"][number][] {
    const [id, hostname] = [fields.id("id"), fields.text("hostname")];
    return id === undefined ? [] : [{ id, ...(hostname !== undefined && { hostname }) }];
}
