import { parsePublicKey, type PublicKey } from "../key-material";
import { changesOfOurCopy } from "./diff";
import { materialOf, sameKey } from "./material";
import { placeOfState, protectionOf, stateOf } from "./state";
import type { KeypairInputs, KeypairState } from "./types";
import { givenKey } from "./wanted";

/**
 * The state with what TWCC never sees of it written again: the comment and format of our copy of the key, and the
 * guard.
 * @returns nothing where nothing has to be written again.
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

/** The public key that is ours, as something that can be sent; `undefined` if only TWCC could make such a key. */
export function storedKey(state: KeypairState, inputs: KeypairInputs): PublicKey | undefined {
    const given = givenKey(inputs);
    if (given !== undefined && (state.publicKey === undefined || sameKey(state.publicKey, given))) return given;
    try {
        // Not with its comment, which may be anything that stood in a private key.
        const [type = "", blob = ""] = (state.publicKey ?? "").trim().split(/\s+/);
        return parsePublicKey(`${type} ${blob}`);
    } catch {
        return undefined;
    }
}
