import type { Context } from "../../core/resource";
import { guardAccount } from "../guards/account";
import { adoptedByAnother } from "../exchange/adoption";
import { guardUse } from "../guards/in-use";
import { describe, failed } from "../messages";
import { begin, glance, listAge } from "./operation";
import { removeKey } from "../exchange/remove-key";
import { isUselessKey } from "../state/state";
import type { KeypairState } from "../types";

/** Deletes a key pair. If it is already gone, that is a success. Another key under our name is left alone. */
export async function remove(context: Context, id: string, state: KeypairState): Promise<void> {
    const operation = begin(context, id, state.platform);
    try {
        const remote = await glance(operation, state.fingerprint, listAge.delete);
        await guardAccount(operation, state.owner, remote);
        if (remote === undefined) return;
        if (remote.fingerprint !== state.fingerprint && !isUselessKey(state, remote.fingerprint)) {
            context.log.warn(
                `Key pair "${id}": TWCC has another key under this name (${describe(remote)}) than yours (${state.fingerprint ?? "none"}). It was left alone; yours is only removed from the state.`,
            );
            return;
        }
        if (adoptedByAnother(operation, state)) {
            context.log.warn(
                `Key pair "${id}" was not deleted: another resource in this stack has just taken it over (onConflict: "adopt"). ` +
                    "To rename a resource, use aliases, which keep the private key; to rotate a key, change keepers.",
            );
            return;
        }
        if (remote.fingerprint === state.fingerprint) await guardUse(operation, "deleted", state.protectInUse);
        await removeKey(operation, remote.fingerprint);
    } catch (error) {
        throw failed("delete", id, error);
    }
}
