import type { RemoteKeypair } from "../client";
import { PartialFailure } from "../core/errors";
import type { Context } from "../core/resource";
import { placeNow } from "./account";
import { settleConflict } from "./conflict";
import { makeKey } from "./make-key";
import { makeMaterial, publicKeyText, type Material } from "./material";
import { conflict, failed, madeInVain, maybeMade, stranded, unfinished } from "./messages";
import { begin, look, type Operation } from "./operation";
import { putKey, type Placement } from "./put-key";
import { pendingState, stateOf } from "./state";
import type { KeypairInputs, KeypairState } from "./types";
import { sourceOf } from "./wanted";

/** Creates a key pair: its key is generated here, was given, or is made by TWCC. */
export async function create(context: Context, inputs: KeypairInputs): Promise<KeypairState> {
    const operation = begin(context, inputs.name, inputs.platform);
    return inputs.generatedBy === "twcc" ? createByTwcc(operation, inputs) : createByUs(operation, inputs);
}

async function createByUs(operation: Operation, inputs: KeypairInputs): Promise<KeypairState> {
    const { context, name, platform } = operation;
    const material = await context.deadline.uncounted(() => makeMaterial(inputs));
    const publicKey = publicKeyText(inputs, material.publicKey);
    const given = sourceOf(inputs) === "given";
    const put = () =>
        putKey(operation, material, publicKey, given ? "given" : "ours").catch((error: unknown) => {
            throw failed("create", name, error);
        });

    // After a lost answer a given key that is there would look like ours, whoever put it there: look before.
    const there = given ? await lookBefore(operation) : undefined;
    let placement: Placement = there === undefined ? await put() : { end: "taken", remote: there };
    if (placement.end === "taken") {
        const adopted = await settleConflict(operation, inputs, placement.remote, material);
        if (adopted !== undefined) return adopted;
        placement = await put();
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
    const generated = inputs.autoNamed === true;
    const there = await lookBefore(operation);
    if (there !== undefined) {
        const adopted = await settleConflict(operation, inputs, there, undefined);
        if (adopted !== undefined) return adopted;
    }
    const making = await makeKey(operation, generated).catch((error: unknown) => {
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
            const { error, material, useless, looked } = making;
            if (material !== undefined) {
                const state = stateOf(inputs, material, { platform }, { kind: "missing" });
                throw new PartialFailure(unfinished(name, error), name, state, { cause: error });
            }
            // The next `up` may remove a key without a private half only where it is certainly ours.
            if (useless === undefined && !generated) throw maybeMade(name, looked === true, error);
            const state = pendingState(inputs, platform, useless);
            throw new PartialFailure(madeInVain(name, useless, error), name, state, { cause: error });
        }
    }
}

/** What is under the name before anything is sent. */
async function lookBefore(operation: Operation): Promise<RemoteKeypair | undefined> {
    try {
        return await look(operation);
    } catch (error) {
        throw failed("create", operation.name, error);
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
