import { PartialFailure } from "../../core/errors";
import type { Context } from "../../core/resource";
import { guardAccount } from "../account";
import { finish, serversOf } from "../waiting/wait-and-complete";
import { failed, vanished } from "../messages";
import { begin, look, siteIdOf } from "./operation";
import { memoryOfState, stateOf } from "../state";
import type { InstanceInputs, InstanceState } from "../types";

/**
 * Changes the description, the only thing that can change in place. Keeps waiting for an instance that was not Ready
 * yet: after a partial failure the engine calls this without a difference
 * (docs/contributing/pulumi-engine.md#partial-failures).
 */
export async function update(
    context: Context,
    id: string,
    state: InstanceState,
    inputs: InstanceInputs,
): Promise<InstanceState> {
    const { name } = state;
    const operation = begin(context, { ...state, ...inputs, name }, state.platform);
    const { description: _description, ...kept } = memoryOfState(state);
    const memory = { ...kept, ...(inputs.description !== undefined && { description: inputs.description }) };
    try {
        const siteId = siteIdOf(id);
        const before = siteId === undefined ? undefined : await look(operation, siteId);
        if (before === undefined) {
            await guardAccount(operation, state.owner);
            throw vanished(name, Number(id));
        }
        const wanted = inputs.description ?? "";
        const there = before.description ?? state.description ?? "";
        if (there !== wanted) await operation.sites.describe(before.id, wanted, operation.context);
        const site = { ...before, description: wanted };

        if (state.unfinished === true) return await finish(operation, site, inputs, memory);
        return stateOf(name, memory, site, await serversOf(operation, site), false);
    } catch (error) {
        throw error instanceof PartialFailure ? error : failed("update", name, error);
    }
}
