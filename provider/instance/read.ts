import type { Context } from "../core/resource";
import { guardAccount } from "./account";
import { serversOf } from "./finish";
import { failed } from "./messages";
import { begin, look, siteIdOf } from "./operation";
import { memoryOfState, stateOf, type Place } from "./state";
import type { InstanceInputs, InstanceState, Memory } from "./types";

/** Reads an instance: what TWCC says now of its status, addresses and description. */
export async function read(
    context: Context,
    id: string,
    known: InstanceState | undefined,
): Promise<{ inputs: InstanceInputs; state: InstanceState } | undefined> {
    const siteId = siteIdOf(id);
    const operation = begin(context, known ?? { name: id }, known?.platform);
    if (siteId === undefined) return undefined;
    try {
        const site = await look(operation, siteId);
        if (site === undefined) {
            await guardAccount(operation, known?.owner);
            return undefined;
        }
        const servers = await serversOf(operation, site);
        const memory = known === undefined ? found(operation.platform, servers[0]?.keypair) : memoryOfState(known);
        const unfinished = known?.unfinished === true && site.status !== "Ready";
        const state = stateOf(known?.name ?? site.name, memory, site, servers, unfinished);
        return { inputs: inputsOf(state), state };
    } catch (error) {
        throw failed("read", known?.name ?? id, error);
    }
}

/** What is known of an instance that we did not make. */
function found(platform: string, keypair: string | undefined): Memory & Place {
    return { platform, ...(keypair !== undefined && { keypair }) };
}

/** The arguments that would make this state, as far as they are known. */
function inputsOf(state: InstanceState): InstanceInputs {
    const { platform: _platform, projectId, solutionId, owner: _owner, ...memory } = memoryOfState(state);
    return {
        ...memory,
        name: state.name,
        project: memory.project ?? String(projectId ?? ""),
        solution: memory.solution ?? String(solutionId ?? ""),
        image: memory.image ?? "",
        flavor: memory.flavor ?? "",
        ...(state.description !== undefined && { description: state.description }),
    };
}
