import type { Context } from "../core/resource";
import { guardAccount } from "./account";
import { adoptedByAnother } from "./adoption";
import { describe } from "./fingerprint";
import { guardUse } from "./in-use";
import { failed } from "./messages";
import { begin, glance, listAge } from "./operation";
import { removeKey } from "./remove-key";
import { isUselessKey } from "./state";
import type { KeypairState } from "./types";

/** Deletes a key pair: already gone is success, and another key under our name is left alone. */
export async function remove(context: Context, id: string, state: KeypairState): Promise<void> {
    const operation = begin(context, id, state.platform);
    try {
        const remote = await glance(operation, state.fingerprint, listAge.delete);
        await guardAccount(operation, state.owner, remote);
        if (remote === undefined) return;
        if (remote.fingerprint !== state.fingerprint && !isUselessKey(state, remote.fingerprint)) {
            context.log.warn(
                `Key pair "${id}": TWCC has another key under that name (${describe(remote)}) than ours (${state.fingerprint ?? "none"}). It was left alone; only the state forgets ours.`,
            );
            return;
        }
        if (adoptedByAnother(operation, state)) {
            context.log.warn(
                `Key pair "${id}" stays: another resource of this stack has just taken it over (onConflict: "adopt"). ` +
                    "To rename a resource use aliases, to rotate a key change keepers: that keeps the private key.",
            );
            return;
        }
        if (remote.fingerprint === state.fingerprint) await guardUse(operation, "deleted", state.protectInUse);
        await removeKey(operation, remote.fingerprint);
    } catch (error) {
        throw failed("delete", id, error);
    }
}
