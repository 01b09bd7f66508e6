import type { Context } from "../core/resource";
import { remove } from "./delete";
import type { KeypairState } from "./types";

/**
 * Removes the key that create or update has just put at TWCC and that no state will know of. A key that was there
 * before stays: one that was adopted, and one that was only repaired.
 */
export async function undo(
    context: Context,
    id: string,
    before: KeypairState | undefined,
    made: KeypairState,
): Promise<void> {
    const wasThere = made.adopted !== undefined || before?.fingerprint === made.fingerprint;
    if (!wasThere || made.pending === true) await remove(context, id, made);
}
