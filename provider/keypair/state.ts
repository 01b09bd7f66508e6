import { parsePublicKey, type PublicKey } from "../key-material";
import type { ListedKeypair, RemoteKeypair } from "../client";
import { privateKeyText, publicKeyText, type Material } from "./material";
import type { Drift, KeypairInputs, KeypairState } from "./types";
import { sourceToKeep } from "./wanted";

/** What the state remembers of the arguments, so that the next diff can compare. */
function memory(
    inputs: KeypairInputs,
    key: Pick<KeypairState, "algorithm" | "bits">,
): Pick<KeypairState, "source" | "keepers" | "comment" | "privateKeyFormat" | "protectInUse"> {
    return {
        ...sourceToKeep(inputs, key),
        ...(inputs.keepers !== undefined && { keepers: inputs.keepers }),
        ...(inputs.comment !== undefined && { comment: inputs.comment }),
        ...(inputs.privateKeyFormat !== undefined && { privateKeyFormat: inputs.privateKeyFormat }),
        ...protectionOf(inputs),
    };
}

/** The delete guard, where it is on. */
export function protectionOf({ protectInUse }: Pick<KeypairState, "protectInUse">): { protectInUse?: true } {
    return protectInUse === true ? { protectInUse } : {};
}

/** What is known of the place where a key is. */
export interface Place {
    readonly platform: string;
    readonly owner?: string;
    readonly createTime?: string;
}

/** What TWCC's own answer says about the place. */
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

/** The place that a state remembers. */
export function placeOfState({ platform, owner, createTime }: KeypairState): Partial<Place> {
    return {
        ...(platform !== undefined && { platform }),
        ...(owner !== undefined && { owner }),
        ...(createTime !== undefined && { createTime }),
    };
}

/** The whole state of a key pair whose key we have in hand. */
export function stateOf(inputs: KeypairInputs, material: Material, place: Partial<Place>, drift?: Drift): KeypairState {
    const key = facts(material.publicKey, publicKeyText(inputs, material.publicKey));
    const privateKey = privateKeyText(inputs, material);
    return {
        name: inputs.name,
        ...key,
        ...(privateKey !== undefined && { privateKey }),
        ...place,
        ...(drift !== undefined && { drift }),
        ...memory(inputs, key),
    };
}

/** The whole state of a key pair that is taken as TWCC shows it, whatever its key is. */
export function stateOfRemote(inputs: KeypairInputs, remote: RemoteKeypair, place: Place): KeypairState {
    const key = remoteFacts(remote);
    return { name: inputs.name, ...key, ...place, ...memory(inputs, key) };
}

/** The state without its drift, which the next look decides. */
export function withoutDrift({ drift: _drift, ...state }: KeypairState): KeypairState {
    return state;
}

/**
 * Whether our key was never seen at TWCC: its creation, or its exchange, was not finished. What is under the name then
 * cannot have been put in its place.
 */
export function neverSeen({ drift, createTime, pending }: KeypairState): boolean {
    return drift?.kind === "missing" && createTime === undefined && pending !== true;
}

/**
 * Whether the key under the name is one that TWCC made for us and whose private half was lost: the one that is
 * remembered, or any under a generated name, which nobody else could guess.
 */
export function isUselessKey({ pending, autoNamed, drift }: KeypairState, fingerprint: string): boolean {
    return pending === true && (autoNamed === true || drift?.fingerprint === fingerprint);
}

/**
 * A key pair that TWCC made, or may have made, and whose private half was lost.
 * @param useless - the fingerprint of the key that is there, if known.
 */
export function pendingState(inputs: KeypairInputs, platform: string, useless?: string): KeypairState {
    return { name: inputs.name, platform, ...pendingMark(inputs, useless), ...memory(inputs, {}) };
}

/** What marks a state as {@link pendingState}. */
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

/** A key that TWCC holds may be one that we would refuse to send (DSA, short RSA): it is shown all the same. */
function remoteFacts(remote: RemoteKeypair): Pick<KeypairState, keyof ReturnType<typeof facts>> {
    try {
        const key = parsePublicKey(remote.publicKey);
        return facts(key, [key.type, key.blob, key.comment].filter((part) => part !== "").join(" "));
    } catch {
        return { publicKey: remote.publicKey.trim(), fingerprint: remote.fingerprint };
    }
}
