import { TwccError, type Server, type Site } from "../../client";
import { allEnded } from "../../core/all-ended";
import { Deadline } from "../../core/deadline";
import { findProject } from "../../core/project";
import type { Context } from "../../core/resource";
import { listAge, type Operation } from "../operations/operation";

/** An instance that uses a key pair. */
export type InstanceWithKey = Pick<Site, "id" | "name" | "status">;

/** Milliseconds for a warning, and at most a quarter of the operation's remaining time. */
const patience = 10_000;

/**
 * The instances that use the key pair, in all projects of the API key: a key pair belongs to a user and not to a
 * project.
 */
export async function instancesInAllProjects(operation: Operation): Promise<readonly InstanceWithKey[]> {
    const { context, platform } = operation;
    const projects = await context.client().projects(platform).list(undefined, context);
    const found = await allEnded(projects.map(({ id }) => instancesIn(operation, id, context)));
    return found.flat();
}

/**
 * The instances that use the key pair in the configured project, if there is one. This is a convenience: if TWCC does
 * not answer, the result is empty, and nothing asks again, since many key pairs may follow.
 */
export async function instancesInProject(operation: Operation): Promise<readonly InstanceWithKey[]> {
    const { platform, configuration } = operation;
    const client = operation.context.client();
    if (configuration.project === undefined || client.silent.has(silence)) return [];
    const remaining = operation.context.deadline.remaining();
    const context = { ...operation.context, deadline: new Deadline(Math.min(patience, remaining / 4)) };
    try {
        const { found } = await findProject(client.projects(platform), configuration.project, context);
        return found === undefined ? [] : await instancesIn(operation, found.id, context);
    } catch (error) {
        if (!(error instanceof TwccError)) throw error;
        client.silent.add(silence);
        context.log.info(`Could not check which instances use a key pair. ${error.message}`);
        return [];
    }
}

const silence = "instances of key pairs";

/**
 * The caller's own instances in a project that use the key pair. The list of servers may include other users' (TWCC's
 * documentation does not say), and their key pairs may have the same names. The list of sites has only the caller's,
 * with their status. It is requested again each time, since this run may just have deleted one.
 */
async function instancesIn({ name, platform }: Operation, project: number, context: Context) {
    const client = context.client();
    const servers = await client.servers(platform).recentList(project, listAge.delete, context);
    const carrying = servers.filter(({ keypair }) => keypair === name);
    if (carrying.length === 0) return [];
    const sites = new Set(carrying.map(({ site }) => site));
    const own = await client.sites(platform).list(project, context);
    const living = own.filter(({ id, status }) => sites.has(id) && status !== "Deleting" && status !== "Deleted");
    return [...living, ...carrying.filter(({ site }) => site === undefined).map(ofNoSite)];
}

/** A server without a site may be one of the caller's, so it counts. */
function ofNoSite({ id, hostname, status }: Server): InstanceWithKey {
    return { id, name: hostname ?? "a server", status: status ?? "unknown" };
}
