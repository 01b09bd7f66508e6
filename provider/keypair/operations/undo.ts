import type { Context } from "../../core/resource";
import { remove } from "./delete";
import type { KeypairState } from "../types";

/**
 * Deletes the key that create or update has just put at TWCC, since no state will know it. A key that existed before
 * stays: one that was adopted, or only repaired.
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
