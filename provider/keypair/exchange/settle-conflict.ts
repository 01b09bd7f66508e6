import type { RemoteKeypair } from "../../client";
import { placeNow } from "../guards/account";
import { markAdoption } from "./adoption";
import { guardUse } from "../guards/in-use";
import type { Material } from "../key/material";
import { describe, conflict, contested, failed, takenMeanwhile } from "../messages";
import { claimOf } from "../arguments/name";
import type { Operation } from "../operations/operation";
import { makeRoom } from "./remove-key";
import { stateOf, stateOfRemote } from "../state/state";
import type { KeypairInputs, KeypairState } from "../types";
import { sourceOf } from "../key/source";

/**
 * Does with an existing key what `onConflict` says.
 * @returns the state of an adopted key; `undefined` if the name is free now.
 */
export async function settleConflict(
    operation: Operation,
    inputs: KeypairInputs,
    remote: RemoteKeypair,
    material: Material | undefined,
): Promise<KeypairState | undefined> {
    const { context, name, platform } = operation;
    const same = remote.fingerprint === material?.publicKey.fingerprint;
    const given = sourceOf(inputs) === "given";
    if (inputs.onConflict !== undefined && context.claims.contested(claimOf(platform, name)))
        throw contested(name, remote);
    if (inputs.onConflict === "replace") {
        try {
            await deleteTaken(operation, inputs, remote);
        } catch (error) {
            throw failed("create", name, error);
        }
        return undefined;
    }
    if (inputs.onConflict === "adopt" && (same || !given)) {
        context.log.warn(
            `Key pair "${name}" already exists (${describe(remote)}) and is taken over (onConflict: "adopt")${given ? "" : ", without a private key"}. ` +
                "From now on `pulumi destroy` deletes it; retainOnDelete keeps it.",
        );
        const place = await placeNow(operation, remote);
        const state = same ? stateOf(inputs, material, place) : stateOfRemote(inputs, remote, place);
        return { ...state, adopted: markAdoption(operation) };
    }
    throw conflict(name, remote, material?.publicKey.fingerprint);
}

/** Makes room for a key whose create was not finished, if another key took the name. Follows create's rules. */
export async function replaceTaken(
    operation: Operation,
    inputs: KeypairInputs,
    remote: RemoteKeypair,
    ours: string | undefined,
): Promise<void> {
    const { context, name, platform } = operation;
    const allowed = inputs.onConflict === "replace" && !context.claims.contested(claimOf(platform, name));
    if (!allowed) throw takenMeanwhile(name, remote, ours);
    await deleteTaken(operation, inputs, remote);
}

async function deleteTaken(operation: Operation, inputs: KeypairInputs, remote: RemoteKeypair): Promise<void> {
    const { context, name } = operation;
    await guardUse(operation, "replaced", inputs.protectInUse);
    context.log.warn(`Key pair "${name}": the existing key (${describe(remote)}) is deleted (onConflict: "replace").`);
    await makeRoom(operation, remote.fingerprint);
}
