import { parsePublicKey, type PublicKey } from "../../key-material";
import type { ListedKeypair, RemoteKeypair } from "../../client";
import { privateKeyText, publicKeyText, type Material } from "../key/material";
import type { Drift, KeypairInputs, KeypairState } from "../types";
import { recipientsToKeep } from "../key/recipients";
import { sourceToKeep } from "../key/source";

/** The arguments that the state stores, so that the next diff can compare them. */
function memory(
    inputs: KeypairInputs,
    key: Pick<KeypairState, "algorithm" | "bits">,
): Pick<KeypairState, "source" | "keepers" | "comment" | "privateKeyFormat" | "recipients" | "protectInUse"> {
    return {
        ...sourceToKeep(inputs, key),
        ...(inputs.keepers !== undefined && { keepers: inputs.keepers }),
        ...(inputs.comment !== undefined && { comment: inputs.comment }),
        ...(inputs.privateKeyFormat !== undefined && { privateKeyFormat: inputs.privateKeyFormat }),
        ...recipientsToKeep(inputs),
        ...protectionOf(inputs),
    };
}

/** `protectInUse`, if it is on. */
export function protectionOf({ protectInUse }: Pick<KeypairState, "protectInUse">): { protectInUse?: true } {
    return protectInUse === true ? { protectInUse } : {};
}

/** The place of a key. */
export interface Place {
    readonly platform: string;
    readonly owner?: string;
    readonly createTime?: string;
}

/** The place of a key, from TWCC's answer. */
export function placeOf(
    platform: string,
    remote: ListedKeypair & { createTime?: string },
    owner: string | undefined,
): Place {
    const user = remote.user?.id ?? owner;
    return {
        platform,
        ...(user !== undefined && { owner: user }),
        ...(remote.createTime !== undefined && { createTime: remote.createTime }),
    };
}

/** The place of a key, from the state. */
export function placeOfState({ platform, owner, createTime }: KeypairState): Partial<Place> {
    return {
        ...(platform !== undefined && { platform }),
        ...(owner !== undefined && { owner }),
        ...(createTime !== undefined && { createTime }),
    };
}

/** The complete state of a key pair whose key the provider has. */
export function stateOf(inputs: KeypairInputs, material: Material, place: Partial<Place>, drift?: Drift): KeypairState {
    const key = facts(material.publicKey, publicKeyText(inputs, material.publicKey));
    const { encryptedPrivateKey } = material;
    const privateKey = privateKeyText(inputs, material);
    return {
        name: inputs.name,
        ...key,
        ...(privateKey !== undefined && { privateKey }),
        ...(encryptedPrivateKey !== undefined && { encryptedPrivateKey }),
        ...place,
        ...(drift !== undefined && { drift }),
        ...memory(inputs, key),
    };
}

/** The complete state of a key pair from TWCC's answer, with any kind of key. */
export function stateOfRemote(inputs: KeypairInputs, remote: RemoteKeypair, place: Place): KeypairState {
    const key = remoteFacts(remote, inputs.comment);
    return { name: inputs.name, ...key, ...place, ...memory(inputs, key) };
}

/** The state without its drift. */
export function withoutDrift({ drift: _drift, ...state }: KeypairState): KeypairState {
    return state;
}

/**
 * Whether our key was never seen at TWCC, because its create or exchange was not finished. Then another key under the
 * name did not replace it.
 */
export function neverSeen({ drift, createTime, pending }: KeypairState): boolean {
    return drift?.kind === "missing" && createTime === undefined && pending !== true;
}

/**
 * Whether TWCC generated the key under the name for us, and its private half was lost: the key in the state, or any key
 * under a generated name, which nobody else could guess.
 */
export function isUselessKey({ pending, autoNamed, drift }: KeypairState, fingerprint: string): boolean {
    return pending === true && (autoNamed === true || drift?.fingerprint === fingerprint);
}

/**
 * The state of a key pair that TWCC generated, or may have, and whose private half was lost.
 * @param useless - the fingerprint of the existing key, if known.
 */
export function pendingState(inputs: KeypairInputs, platform: string, useless?: string): KeypairState {
    return { name: inputs.name, platform, ...pendingMark(inputs, useless), ...memory(inputs, {}) };
}

/** The fields that mark a state as {@link pendingState}. */
export function pendingMark(
    inputs: KeypairInputs,
    useless: string | undefined,
): Pick<KeypairState, "pending" | "autoNamed" | "drift"> {
    return {
        pending: true,
        ...(inputs.autoNamed === true && { autoNamed: true }),
        ...(useless !== undefined && { drift: { kind: "swapped", fingerprint: useless } }),
    };
}

function facts(key: PublicKey, text: string) {
    const { fingerprint, fingerprintSha256, algorithm, bits } = key;
    return { publicKey: text, fingerprint, fingerprintSha256, algorithm, bits };
}

/** A key at TWCC may be one that we refuse to send (DSA, short RSA). It is shown anyway. */
function remoteFacts(remote: RemoteKeypair, comment?: string): Pick<KeypairState, keyof ReturnType<typeof facts>> {
    try {
        const key = parsePublicKey(remote.publicKey);
        return facts(key, [key.type, key.blob, comment ?? key.comment].filter((part) => part !== "").join(" "));
    } catch {
        return { publicKey: remote.publicKey.trim(), fingerprint: remote.fingerprint };
    }
}
