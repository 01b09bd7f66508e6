import type { Context } from "../../core/resource";
import { sendDelete } from "./delete";
import { begin, look, siteIdOf } from "./operation";
import type { InstanceState } from "../types";

/**
 * Deletes the instance that create has just created, since no state will know it. Does not wait until it is gone. What
 * update did stays, since it creates nothing.
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
