import type { Context } from "../../core/resource";
import { guardAccount } from "../account";
import { serversOf } from "../waiting/wait-and-complete";
import { failed } from "../messages";
import { begin, lookForGone, requireSiteId, siteIdOf } from "./operation";
import { memoryOfState, stateOf, type Place } from "../state";
import type { InstanceState, Memory } from "../types";

/** Reads an instance: its current status, addresses and description. */
export async function read(
    context: Context,
    id: string,
    known: InstanceState | undefined,
): Promise<InstanceState | undefined> {
    const siteId = known === undefined ? requireSiteId(id) : siteIdOf(id);
    const operation = begin(context, known ?? { name: id }, known?.platform);
    if (siteId === undefined) return undefined;
    try {
        const site = await lookForGone(operation, siteId);
        if (site === undefined) {
            await guardAccount(operation, known?.owner);
            return undefined;
        }
        const servers = await serversOf(operation, site);
        const memory = known === undefined ? found(operation.platform, servers[0]?.keypair) : memoryOfState(known);
        const unfinished = known?.unfinished === true && site.status !== "Ready";
        return stateOf(known?.name ?? site.name, memory, site, servers, unfinished);
    } catch (error) {
        throw failed("read", known?.name ?? id, error);
    }
}

/** What is known of an instance that we did not create. */
function found(platform: string, keypair: string | undefined): Memory & Place {
    return { platform, ...(keypair !== undefined && { keypair }) };
}
