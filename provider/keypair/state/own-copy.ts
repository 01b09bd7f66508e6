import { LockedKeyError, parsePublicKey, type PublicKey } from "../../key-material";
import { changesOfOurCopy } from "../operations/diff";
import { materialOf, sameKey, type Material } from "../key/material";
import { encryptedFor } from "../key/make-material";
import { placeOfState, protectionOf, stateOf } from "./state";
import type { KeypairInputs, KeypairState } from "../types";
import { givenKey } from "../key/source";

/**
 * The state with an updated copy of the key (its comment, its format, its encryption) and the updated `protectInUse`:
 * what TWCC never sees.
 * @returns `undefined` if nothing has to change.
 */
export async function rewrite(state: KeypairState, inputs: KeypairInputs): Promise<KeypairState | undefined> {
    const { protectInUse, ...ofTheKey } = changesOfOurCopy(state, inputs);
    if (Object.keys(ofTheKey).length === 0) {
        if (protectInUse === undefined) return undefined;
        const { protectInUse: _before, ...rest } = state;
        return { ...rest, ...protectionOf(inputs) };
    }
    const publicKey = storedKey(state, inputs);
    if (publicKey === undefined) return undefined;
    const material = { ...copyOf(state, inputs, ofTheKey), publicKey };
    return stateOf(inputs, await encryptedFor(inputs, material), placeOfState(state), state.drift);
}

/** The private half as it is, in one form or the other. */
function copyOf(
    state: KeypairState,
    inputs: KeypairInputs,
    changes: Readonly<Record<string, unknown>>,
): Omit<Material, "publicKey"> {
    const { encryptedPrivateKey, privateKey } = state;
    if (inputs.privateKey !== undefined) return { privateKey: inputs.privateKey };
    if (privateKey === undefined) return encryptedPrivateKey === undefined ? {} : { encryptedPrivateKey };
    // What is only encrypted keeps its text, byte for byte.
    const isOnlyEncrypted = changes.privateKeyFormat === undefined && changes.comment === undefined;
    if (inputs.recipients !== undefined && isOnlyEncrypted) return { privateKey, written: true };
    try {
        return materialOf(privateKey);
    } catch (error) {
        // A key of your own that was given with its passphrase, while only its public half is given now.
        if (error instanceof LockedKeyError) return { privateKey, written: true };
        throw error;
    }
}

/** Our public key in a form that can be sent; `undefined` if we do not send such a key. */
export function storedKey(state: KeypairState, inputs: KeypairInputs): PublicKey | undefined {
    const given = givenKey(inputs);
    if (given !== undefined && (state.publicKey === undefined || sameKey(state.publicKey, given))) return given;
    try {
        // Without its comment, which may be anything from a private key file.
        const [type = "", blob = ""] = (state.publicKey ?? "").trim().split(/\s+/);
        return parsePublicKey(`${type} ${blob}`);
    } catch {
        return undefined;
    }
}
