import { parsePublicKey, type PublicKey } from "../../key-material";
import { changesOfOurCopy } from "../operations/diff";
import { materialOf, sameKey } from "../key/material";
import { placeOfState, protectionOf, stateOf } from "./state";
import type { KeypairInputs, KeypairState } from "../types";
import { givenKey } from "../key/source";

/**
 * The state with an updated copy of the key (its comment and format) and the updated `protectInUse`: what TWCC never
 * sees.
 * @returns `undefined` if nothing has to change.
 */
export function rewrite(state: KeypairState, inputs: KeypairInputs): KeypairState | undefined {
    const { protectInUse, ...ofTheKey } = changesOfOurCopy(state, inputs);
    if (Object.keys(ofTheKey).length === 0) {
        if (protectInUse === undefined) return undefined;
        const { protectInUse: _before, ...rest } = state;
        return { ...rest, ...protectionOf(inputs) };
    }
    const publicKey = storedKey(state, inputs);
    if (publicKey === undefined) return undefined;
    const privateKey = inputs.privateKey ?? state.privateKey;
    const material = privateKey === undefined ? { publicKey } : { ...materialOf(privateKey), publicKey };
    return stateOf(inputs, material, placeOfState(state), state.drift);
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
