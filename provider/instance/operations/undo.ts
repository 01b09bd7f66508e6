import type { Context } from "../../core/resource";
import { sendDelete } from "./delete";
import { begin, look, siteIdOf } from "./operation";
import type { InstanceState } from "../types";

/**
 * Removes the instance that create has just made and that no state will know of. Nobody is left to wait until it is
 * gone. What update did stays: it makes nothing.
 */
export async function undo(
    context: Context,
    id: string,
    before: InstanceState | undefined,
    made: InstanceState,
): Promise<void> {
    const siteId = siteIdOf(id);
    if (before !== undefined || siteId === undefined) return;
    const operation = begin(context, made, made.platform);
    const site = await look(operation, siteId);
    if (site !== undefined) await sendDelete(operation, site);
}
