import type { Keypairs, Projects, Servers, Site, Sites, Solutions } from "../../client";
import { Deadline } from "../../core/deadline";
import { UserError } from "../../core/errors";
import { secretsOf } from "../../core/properties";
import type { Context } from "../../core/resource";
import { instanceArguments, type ArgumentName } from "../properties";

/** Shared by the steps of one operation on one instance. */
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

/** The known arguments of an instance. */
type Arguments = Readonly<Partial<Record<ArgumentName, unknown>>>;

/**
 * Starts an operation on an instance.
 * @param known - its name and arguments: TWCC's texts may repeat them, but not the secret ones.
 * @param platform - the platform in the state: read, update and delete ignore the configured one.
 */
export function begin(given: Context, known: Arguments, platform: string | undefined): Operation {
    // `customTimeouts` limit the waiting. The calls before it have their own time, or too little would be left for them.
    const { timeout } = given.configuration;
    const deadline = given.limit === undefined ? given.deadline : new Deadline(timeout);
    const context = { ...given, deadline, ...textsOf(known) };
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

/** Milliseconds before a second look at a missing instance. */
const doubt = 2000;

/** Looks at the instance where "gone" has consequences. It is believed only if TWCC says it twice. */
export async function lookForGone(operation: Operation, id: number): Promise<Site | undefined> {
    const site = await look(operation, id);
    if (site !== undefined || !(await operation.context.deadline.pause(doubt))) return site;
    return look(operation, id);
}

/**
 * The operation with its full time again. `twcc:timeout` limits each look while it waits for an instance; other limits
 * apply to the whole waiting.
 */
export function refreshed(operation: Operation): Operation {
    const { context } = operation;
    return { ...operation, context: { ...context, deadline: new Deadline(context.configuration.timeout) } };
}

/** The site's id where only TWCC's number can be meant. The message does not repeat the id, which may be anything. */
export function requireSiteId(id: string): number {
    const siteId = siteIdOf(id);
    if (siteId !== undefined) return siteId;
    throw new UserError(
        "Cannot read an instance by this id: pass its number at TWCC, like 2000001 (`twccli ls vcs` lists them).",
    );
}

/** The site's id: our ids are TWCC's numbers. `undefined` for any other text. */
export function siteIdOf(id: string): number | undefined {
    return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : undefined;
}
