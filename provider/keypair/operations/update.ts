import type { RemoteKeypair } from "../../client";
import { messageOf, PartialFailure, UserError } from "../../core/errors";
import type { Context } from "../../core/resource";
import { minRsaBits } from "../../key-material";
import { guardAccount, placeNow } from "../guards/account";
import { replaceTaken } from "../exchange/settle-conflict";
import { changedKeyArgument } from "./diff";
import { guardUse } from "../guards/in-use";
import { makeKey } from "../exchange/make-key";
import { publicKeyText, type Material } from "../key/material";
import { makeMaterial, takerOf } from "../key/make-material";
import { failed, failing, halfExchanged, stranded, strangersKey, takenMeanwhile } from "../messages";
import { problemOfName } from "../arguments/name";
import { begin, look, type Operation } from "./operation";
import { putKey, type Placement } from "../exchange/put-key";
import { makeRoom } from "../exchange/remove-key";
import { rewrite, storedKey } from "../state/own-copy";
import { isUselessKey, neverSeen, pendingMark, stateOf, withoutDrift, type Place } from "../state/state";
import type { Drift, KeypairInputs, KeypairState } from "../types";

const missing: Drift = { kind: "missing" };

/**
 * Updates a key pair to the arguments. Name and id stay. Also finishes what a partial failure left; then the engine
 * calls it without a difference (docs/contributing/pulumi-engine.md#partial-failures).
 */
export async function update(
    context: Context,
    id: string,
    state: KeypairState,
    inputs: KeypairInputs,
): Promise<KeypairState> {
    const operation = begin(context, id, state.platform);
    if (state.pending === true || changedKeyArgument(state, inputs) !== undefined) {
        return inputs.generatedBy === "twcc"
            ? exchangeByTwcc(operation, state, inputs)
            : exchangeByUs(operation, state, inputs);
    }
    const rewritten = await rewrite(state, inputs);
    const onlyOurCopy = state.drift === undefined && rewritten !== undefined;
    return onlyOurCopy ? rewritten : repair(operation, state, rewritten ?? state, inputs);
}

/** Exchanges the key for one that the provider has before it removes the old one (DESIGN.md#exchange-in-place). */
async function exchangeByUs(operation: Operation, state: KeypairState, inputs: KeypairInputs): Promise<KeypairState> {
    const { context, name } = operation;
    const material = await context.deadline.uncounted(() => makeMaterial(inputs)).catch(failing("update", name));
    const { there, removed } = await clear(operation, state, inputs, material.publicKey.fingerprint);
    const done = async (remote: RemoteKeypair): Promise<KeypairState> =>
        stateOf(inputs, keepPrivateKey(material, state), await placeNow(operation, remote, state.owner));
    if (there !== undefined) return done(there);

    const text = publicKeyText(inputs, material.publicKey);
    // The old key is gone. Whatever goes wrong here, the new one has to reach the state.
    const placement = await putKey(operation, material, text, "ours").catch((cause: unknown): Placement => ({
        end: "unknown",
        error: new UserError(messageOf(cause), { cause }),
    }));
    if (placement.end === "placed") return done(placement.remote);
    const { fingerprint } = material.publicKey;
    const error = "error" in placement ? placement.error : takenMeanwhile(name, placement.remote, fingerprint);
    if (!removed && placement.end !== "unknown") throw failed("update", name, error);
    throw new PartialFailure(
        halfExchanged(name, error, removed),
        name,
        stateOf(inputs, material, placeToCome(operation, state), missing),
        { cause: error },
    );
}

/** Exchanges the key for one from TWCC. TWCC generates under the name, so the old key has to be deleted first. */
async function exchangeByTwcc(operation: Operation, state: KeypairState, inputs: KeypairInputs): Promise<KeypairState> {
    const { name } = operation;
    const generated = inputs.autoNamed === true;
    const take = await takerOf(inputs).catch(failing("update", name));
    const { removed } = await clear(operation, state, inputs, undefined);

    const making = await makeKey(operation, generated, take).catch((error: unknown) => {
        throw removed ? half({ ...state, drift: missing }, error) : failed("update", name, error);
    });
    if (making.end === "placed") {
        return stateOf(inputs, making.material, await placeNow(operation, making.remote, state.owner));
    }
    if (making.end === "unknown" && making.material !== undefined) {
        throw new PartialFailure(
            halfExchanged(name, making.error, removed),
            name,
            stateOf(inputs, making.material, placeToCome(operation, state), missing),
        );
    }
    const error =
        making.end === "stranded"
            ? stranded(name, making.remote, making.error)
            : making.end === "taken"
              ? strangersKey(name, making.remote, undefined, true)
              : making.error;
    if (!removed && making.end !== "unknown") throw failed("update", name, error);
    const lost = making.end === "unknown" && (generated || making.useless !== undefined);
    throw half({ ...state, drift: missing, ...(lost && pendingMark(inputs, making.useless)) }, error);

    function half(left: KeypairState, cause: unknown): PartialFailure<KeypairState> {
        // The old arguments stay in the state, so the next diff asks for the exchange again.
        return new PartialFailure(halfExchanged(name, cause, removed), name, left, { cause });
    }
}

/** Puts the same key as before back if it is missing or was swapped. */
async function repair(
    operation: Operation,
    before: KeypairState,
    after: KeypairState,
    inputs: KeypairInputs,
): Promise<KeypairState> {
    const { name } = operation;
    const material = storedKey(before, inputs);
    if (material === undefined) throw failed("update", name, new Error(neverSent(before)));
    const { there } = await clear(operation, before, inputs, material.fingerprint);
    const state = withoutDrift(after);
    if (there !== undefined) return { ...state, ...(await placeNow(operation, there, before.owner)) };

    const placement = await putKey(
        operation,
        { publicKey: material },
        after.publicKey ?? publicKeyText(inputs, material),
        "ours",
    );
    if (placement.end === "placed") {
        return { ...state, ...(await placeNow(operation, placement.remote, before.owner)) };
    }
    // The state still holds our key and its drift, so the next `up` repairs it.
    throw failed(
        "update",
        name,
        "error" in placement ? placement.error : strangersKey(name, placement.remote, before.fingerprint, true),
    );
}

/** TWCC accepts keys that we do not send. This is the message for an adopted one. */
function neverSent({ publicKey = "" }: KeypairState): string {
    const what = publicKey.startsWith("ssh-rsa ")
        ? `This RSA key is shorter than ${minRsaBits} bits`
        : "This key is of a type that is weak or unsafe";
    return `${what}, so pulumi-twcc does not send it, and cannot put it back. Pass another key as publicKey.`;
}

const adoptedOnly =
    "It was adopted with a name that pulumi-twcc cannot create: it can be read and deleted, but no key can be put under its name, so nothing was changed. Create a new key pair instead.";

/**
 * Makes room under the name: deletes our key, or the one in drift, and no other.
 * @param wanted - the wanted fingerprint. A key with it may stay.
 */
async function clear(
    operation: Operation,
    state: KeypairState,
    inputs: KeypairInputs,
    wanted: string | undefined,
): Promise<{ there?: RemoteKeypair; removed: boolean }> {
    const { name } = operation;
    try {
        const remote = await look(operation);
        await guardAccount(operation, state.owner, remote);
        if (remote !== undefined && remote.fingerprint === wanted) return { there: remote, removed: false };
        const problem = problemOfName(name);
        if (problem !== undefined) throw new Error(`${adoptedOnly} Its name ${problem}.`);
        if (remote === undefined) return { removed: false };
        const removable = [state.fingerprint, state.drift?.fingerprint].includes(remote.fingerprint);
        if (!removable && !isUselessKey(state, remote.fingerprint)) {
            if (!neverSeen(state) && state.pending !== true) throw strangersKey(name, remote, state.fingerprint);
            await replaceTaken(operation, inputs, remote, state.fingerprint);
            return { removed: false };
        }
        if (remote.fingerprint === state.fingerprint) await guardUse(operation, "exchanged", inputs.protectInUse);
        await makeRoom(operation, remote.fingerprint);
        return { removed: true };
    } catch (error) {
        throw failed("update", name, error);
    }
}

/** The place of a key that is not at TWCC yet, without a creation time. */
function placeToCome({ platform }: Operation, { owner }: KeypairState): Place {
    return { platform, ...(owner !== undefined && { owner }) };
}

/** Keeps a private key in the state that belongs to the wanted public key, even if only that is given now. */
function keepPrivateKey(material: Material, state: KeypairState): Material {
    const same = state.fingerprint === material.publicKey.fingerprint;
    return material.privateKey === undefined && same && state.privateKey !== undefined
        ? { ...material, privateKey: state.privateKey }
        : material;
}
