import { TwccError, type Server, type Site } from "../client";
import { allEnded } from "../core/all-ended";
import { Deadline } from "../core/deadline";
import { findProject } from "../core/project";
import type { Context } from "../core/resource";
import { listAge, type Operation } from "./operation";

/** An instance that was created with a key pair's name. */
export type Carrier = Pick<Site, "id" | "name" | "status">;

/** Milliseconds that a warning is worth, and at most a quarter of what the operation has left. */
const patience = 10_000;

/**
 * The instances that carry the name, in all projects of the API key: a key pair is its user's, and no project's.
 */
export async function carriersAnywhere(operation: Operation): Promise<readonly Carrier[]> {
    const { context, platform } = operation;
    const projects = await context.client().projects(platform).list(undefined, context);
    const found = await allEnded(projects.map(({ id }) => carriersIn(operation, id, context)));
    return found.flat();
}

/**
 * Those in the configured project, if there is one. A service, so where TWCC does not answer it knows of none, and
 * does not ask again: many key pairs may be on their way.
 */
export async function carriersInProject(operation: Operation): Promise<readonly Carrier[]> {
    const { platform, configuration } = operation;
    const client = operation.context.client();
    if (configuration.project === undefined || client.silent.has(silence)) return [];
    const remaining = operation.context.deadline.remaining();
    const context = { ...operation.context, deadline: new Deadline(Math.min(patience, remaining / 4)) };
    try {
        const { found } = await findProject(client.projects(platform), configuration.project, context);
        return found === undefined ? [] : await carriersIn(operation, found.id, context);
    } catch (error) {
        if (!(error instanceof TwccError)) throw error;
        client.silent.add(silence);
        context.log.info(`Could not check which instances use a key pair. ${error.message}`);
        return [];
    }
}

const silence = "instances of key pairs";

/**
 * The caller's own ones in a project. Its list of servers may show everybody's (TWCC's documentation does not say), and
 * others' key pairs may have the same names. Its list of sites has the caller's and their status, and is asked for
 * again: this run may just have deleted one.
 */
async function carriersIn({ name, platform }: Operation, project: number, context: Context) {
    const client = context.client();
    const servers = await client.servers(platform).recentList(project, listAge.delete, context);
    const carrying = servers.filter(({ keypair }) => keypair === name);
    if (carrying.length === 0) return [];
    const sites = new Set(carrying.map(({ site }) => site));
    const own = await client.sites(platform).list(project, context);
    const living = own.filter(({ id, status }) => sites.has(id) && status !== "Deleting" && status !== "Deleted");
    return [...living, ...carrying.filter(({ site }) => site === undefined).map(ofNoSite)];
}

/** A server that does not show whose site it is may be one of the caller's: in doubt it counts. */
function ofNoSite({ id, hostname, status }: Server): Carrier {
    return { id, name: hostname ?? "a server", status: status ?? "unknown" };
}
