import type { Keypairs, Projects, Servers, Site, Sites, Solutions } from "../client";
import { Deadline } from "../core/deadline";
import { secretsOf } from "../core/properties";
import type { Context } from "../core/resource";
import { instanceArguments, type ArgumentName } from "./properties";

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

/** The arguments of an instance, as far as they are known. */
type Arguments = Readonly<Partial<Record<ArgumentName, unknown>>>;

/**
 * Begins an operation on an instance.
 * @param known - its name and arguments: what TWCC may repeat of them, and what it may not.
 * @param platform - the platform in state: read, update and delete ignore the configured one.
 */
export function begin(given: Context, known: Arguments, platform: string | undefined): Operation {
    const context = { ...given, ...textsOf(known) };
    const name = typeof known.name === "string" ? known.name : "";
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

function textsOf(known: Arguments): Required<Pick<Context, "secrets" | "own">> {
    const [secrets, own]: [string[], string[]] = [[], []];
    for (const name of Object.keys(instanceArguments) as ArgumentName[]) {
        const texts = [known[name]].flat().filter((value) => typeof value === "string");
        (secretNames.has(name) ? secrets : own).push(...texts);
    }
    return { secrets, own };
}

const secretNames: ReadonlySet<string> = new Set(secretsOf(instanceArguments));

/** The instance as TWCC shows it now; `undefined` if there is none. */
export function look({ sites, context }: Operation, id: number): Promise<Site | undefined> {
    return sites.get(id, context);
}

/** Milliseconds before a second look at what is not there. */
const doubt = 2000;

/** The same, where "gone" has consequences: it is believed when TWCC says so twice. */
export async function lookForGone(operation: Operation, id: number): Promise<Site | undefined> {
    const site = await look(operation, id);
    if (site !== undefined || !(await operation.context.deadline.pause(doubt))) return site;
    return look(operation, id);
}

/**
 * The operation with its whole time again. `twcc:timeout` bounds each look while it waits for a machine; how long it
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
