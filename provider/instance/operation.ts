import type { Keypairs, Projects, Servers, Site, Sites, Solutions } from "../client";
import { Deadline } from "../core/deadline";
import type { Context } from "../core/resource";

/** What the steps of one operation on one instance share. */
export interface Operation {
    readonly context: Context;
    readonly name: string;
    readonly platform: string;
    readonly sites: Sites;
    readonly servers: Servers;
    readonly projects: Projects;
    readonly solutions: Solutions;
    readonly keypairs: Keypairs;
}

/**
 * Begins an operation on an instance.
 * @param platform - the platform in state: read, update and delete ignore the configured one (design.md).
 */
export function begin(context: Context, name: string, platform: string | undefined): Operation {
    const where = platform ?? context.configuration.platform;
    const client = context.client();
    return {
        context,
        name,
        platform: where,
        sites: client.sites(where),
        servers: client.servers(where),
        projects: client.projects(where),
        solutions: client.solutions(where),
        keypairs: client.keypairs(where),
    };
}

/** The instance as TWCC shows it now; nothing where there is none. */
export function look({ sites, context }: Operation, id: number): Promise<Site | undefined> {
    return sites.get(id, context);
}

/**
 * The operation with its whole time anew. `twcc:timeout` bounds each look while it waits for a machine; how long it
 * waits in all is bounded by other means.
 */
export function refreshed(operation: Operation): Operation {
    const { context } = operation;
    return { ...operation, context: { ...context, deadline: new Deadline(context.configuration.timeout) } };
}

/** Our ids are TWCC's numbers; any other text is the id of nothing. */
export function siteIdOf(id: string): number | undefined {
    return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : undefined;
}
