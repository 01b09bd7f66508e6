import type { Server, Site } from "../../client";
import { allEnded } from "../../core/all-ended";
import { PartialFailure } from "../../core/errors";
import { awaitReady, type Waited } from "./await-ready";
import { beingDeleted, inError, interrupted, notReady, outOfSight, vanished } from "../messages";
import { refreshed, type Operation } from "../operations/operation";
import { unlessAborted } from "./polling";
import { defaults } from "../properties";
import { stateOf, type Place } from "../state";
import type { InstanceInputs, InstanceState, Memory } from "../types";

/**
 * Waits for an existing instance, and returns its complete state. If it does not become Ready, a partial failure keeps
 * it in the stack's state for the next update or delete.
 */
export async function finish(
    operation: Operation,
    site: Site,
    inputs: InstanceInputs,
    memory: Memory & Place,
): Promise<InstanceState> {
    const { name } = operation;
    const { limit } = operation.context;
    const seconds = limit === undefined ? (inputs.createTimeout ?? defaults.createTimeout) : limit / 1000;
    const waited = await awaitReady(operation, site, {
        limit: seconds * 1000,
        publicIp: inputs.assignFloatingIp === true,
    });
    if (waited.end === "ready") {
        const looking = unlessAborted(serversOf(refreshed(operation), waited.site), operation.context.signal);
        const servers = await looking.catch((error: unknown) => {
            throw half({ end: "blind", site: waited.site, error });
        });
        if (servers === undefined) throw half({ end: "interrupted", site: waited.site });
        return stateOf(name, memory, waited.site, servers, false);
    }
    // The server may have the reason for an Error. If it cannot be read, the instance must not be lost for that.
    const servers = waited.end === "error" ? await serversOf(refreshed(operation), waited.site).catch(() => []) : [];
    throw half(waited, servers);

    // An instance that TWCC does not show stays in the state, too: it may appear late, and a refresh finds out.
    function half(waiting: Exclude<Waited, { end: "ready" }>, seen: readonly Server[] = []) {
        const state = stateOf(name, memory, waiting.site, seen, true);
        return new PartialFailure(messageOf(waiting, state), String(site.id), state);
    }

    function messageOf(waiting: Exclude<Waited, { end: "ready" }>, state: InstanceState): string {
        const { id, status } = waiting.site;
        switch (waiting.end) {
            case "gone":
                return vanished(name, id).message;
            case "error":
                return inError(name, id, state.statusReason);
            case "too-long":
                return notReady(name, id, status, seconds, limit === undefined ? "createTimeout" : "customTimeouts");
            case "deleting":
                return beingDeleted(name, id);
            case "blind":
                return outOfSight(name, id, waiting.error);
            default:
                return interrupted(name, id);
        }
    }
}

/** The servers of an instance. */
export async function serversOf({ servers, context }: Operation, site: Site): Promise<readonly Server[]> {
    const found = await allEnded(site.servers.map(({ id }) => servers.get(id, context)));
    return found.filter((one) => one !== undefined);
}
