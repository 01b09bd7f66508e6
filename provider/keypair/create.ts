import type { RemoteKeypair } from "../client";
import { PartialFailure } from "../core/errors";
import type { Context } from "../core/resource";
import { placeNow } from "./account";
import { markAdoption } from "./adoption";
import { describe } from "./fingerprint";
import { guardUse } from "./in-use";
import { makeKey } from "./make-key";
import { makeMaterial, publicKeyText, type Material } from "./material";
import { claimOf } from "./name";
import { conflict, contested, failed, madeInVain, maybeMade, stranded, unfinished } from "./messages";
import { begin, look, type Operation } from "./operation";
import { putKey } from "./put-key";
import { removeKey } from "./remove-key";
import { pendingState, stateOf, stateOfRemote } from "./state";
import type { KeypairInputs, KeypairState } from "./types";
import { sourceOf } from "./wanted";

/** Creates a key pair: its key is generated here, was given, or is made by TWCC. */
export async function create(context: Context, inputs: KeypairInputs): Promise<KeypairState> {
    const operation = begin(context, inputs.name, undefined);
    return inputs.generatedBy === "twcc" ? createByTwcc(operation, inputs) : createByUs(operation, inputs);
}

async function createByUs(operation: Operation, inputs: KeypairInputs): Promise<KeypairState> {
    const { context, name, platform } = operation;
    const material = await context.deadline.uncounted(() => makeMaterial(inputs));
    const publicKey = publicKeyText(inputs, material.publicKey);

    let placement = await putKey(operation, material, publicKey);
    if (placement.end === "taken") {
        const adopted = await settleConflict(operation, inputs, placement.remote, material);
        if (adopted !== undefined) return adopted;
        placement = await putKey(operation, material, publicKey);
    }
    switch (placement.end) {
        case "placed":
            return finished(operation, inputs, placement.remote, material);
        case "taken":
            throw conflict(name, placement.remote, material.publicKey.fingerprint);
        case "refused":
            throw failed("create", name, placement.error);
        case "unknown":
            throw new PartialFailure(
                unfinished(name, placement.error),
                name,
                stateOf(inputs, material, { platform }, { kind: "missing" }),
                { cause: placement.error },
            );
    }
}

async function createByTwcc(operation: Operation, inputs: KeypairInputs): Promise<KeypairState> {
    const { name, platform } = operation;
    const drawn = inputs.autoNamed === true;
    let there: RemoteKeypair | undefined;
    try {
        there = await look(operation);
    } catch (error) {
        throw failed("create", name, error);
    }
    if (there !== undefined) {
        const adopted = await settleConflict(operation, inputs, there, undefined);
        if (adopted !== undefined) return adopted;
    }
    const making = await makeKey(operation, drawn).catch((error: unknown) => {
        throw failed("create", name, error);
    });
    switch (making.end) {
        case "placed":
            return finished(operation, inputs, making.remote, making.material);
        case "taken":
            throw conflict(name, making.remote, undefined);
        case "refused":
            throw failed("create", name, making.error);
        case "stranded":
            throw stranded(name, making.remote, making.error);
        case "unknown": {
            const { error, material, useless } = making;
            if (material !== undefined) {
                const state = stateOf(inputs, material, { platform }, { kind: "missing" });
                throw new PartialFailure(unfinished(name, error), name, state, { cause: error });
            }
            // The next `up` may remove a key without a private half only where it is surely ours.
            if (useless === undefined && !drawn) throw maybeMade(name, error);
            const state = pendingState(inputs, platform, useless);
            throw new PartialFailure(madeInVain(name, useless, error), name, state, { cause: error });
        }
    }
}

async function finished(
    operation: Operation,
    inputs: KeypairInputs,
    remote: RemoteKeypair,
    material: Material,
): Promise<KeypairState> {
    return stateOf(inputs, material, await placeNow(operation, remote));
}

/**
 * Does what `onConflict` says about a key that is there.
 * @returns the state of an adopted key; nothing where the name is free now.
 */
export async function settleConflict(
    operation: Operation,
    inputs: KeypairInputs,
    remote: RemoteKeypair,
    material: Material | undefined,
): Promise<KeypairState | undefined> {
    const { context, name } = operation;
    const same = remote.fingerprint === material?.publicKey.fingerprint;
    const given = sourceOf(inputs) === "given";
    if (inputs.onConflict !== undefined && context.claims.contested(claimOf(name))) throw contested(name, remote);
    if (inputs.onConflict === "replace") {
        try {
            await guardUse(operation, "replaced", inputs.protectInUse);
            context.log.warn(
                `Key pair "${name}": the key that was there (${describe(remote)}) is deleted (onConflict: "replace").`,
            );
            await removeKey(operation, remote.fingerprint);
        } catch (error) {
            throw failed("create", name, error);
        }
        return undefined;
    }
    if (inputs.onConflict === "adopt" && (same || !given)) {
        context.log.warn(
            `Key pair "${name}" was there already (${describe(remote)}) and is taken over (onConflict: "adopt")${given ? "" : ", without a private key"}. ` +
                "From now on `pulumi destroy` deletes it; retainOnDelete keeps it.",
        );
        const place = await placeNow(operation, remote);
        const state = same ? stateOf(inputs, material, place) : stateOfRemote(inputs, remote, place);
        return { ...state, adopted: markAdoption(operation) };
    }
    throw conflict(name, remote, material?.publicKey.fingerprint);
}
