import type { Context } from "../core/resource";
import { remove } from "./delete";
import type { PrivateKeyFileState } from "./types";

/**
 * Removes the file that create or update has just written and that no state will know of: left there, the next update
 * would take it for somebody else's. One with the same content as before stays.
 */
export async function undo(
    context: Context,
    id: string,
    before: PrivateKeyFileState | undefined,
    made: PrivateKeyFileState,
): Promise<void> {
    if (before?.contentSha256 !== made.contentSha256) await remove(context, id, made);
}
