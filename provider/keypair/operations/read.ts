import type { ListedKeypair, RemoteKeypair } from "../../client";
import type { Context, Found } from "../../core/resource";
import { guardAccount, ownerOf } from "../guards/account";
import { failed } from "../messages";
import { begin, glance, listAge, look, type Operation } from "./operation";
import { neverSeen, placeOf, stateOfRemote, withoutDrift } from "../state/state";
import type { Drift, KeypairState } from "../types";

/** Reads a key pair. Known key material is never dropped: what is missing at TWCC is recorded as drift. */
export async function read(
    context: Context,
    id: string,
    known: KeypairState | undefined,
): Promise<KeypairState | undefined> {
    const operation = begin(context, id, known?.platform);
    return known === undefined ? foundState(operation) : knownState(operation, known);
}

/** Finds a key pair that no state has yet, with the arguments that import it. */
export async function find(context: Context, id: string): Promise<Found<KeypairState> | undefined> {
    const operation = begin(context, id, undefined);
    const state = await foundState(operation);
    if (state === undefined) return undefined;
    return { state, inputs: { name: state.name, publicKey: state.publicKey } };
}

async function foundState(operation: Operation): Promise<KeypairState | undefined> {
    let remote: RemoteKeypair | undefined;
    try {
        remote = await look(operation);
    } catch (error) {
        throw failed("read", operation.name, error);
    }
    if (remote === undefined) return undefined;
    const owner = await ownerOf(operation, remote);
    const inputs = { name: operation.name, publicKey: remote.publicKey };
    return stateOfRemote(inputs, remote, placeOf(operation.platform, remote, owner));
}

async function knownState(operation: Operation, known: KeypairState): Promise<KeypairState> {
    // The list has no creation times, and the state of an unfinished key pair has none yet.
    const expected = known.createTime === undefined ? undefined : known.fingerprint;
    let remote: ListedKeypair | RemoteKeypair | undefined;
    try {
        remote = await glance(operation, expected, listAge.read);
        await guardAccount(operation, known.owner, remote);
    } catch (error) {
        throw failed("read", operation.name, error);
    }
    // It is not known which of several keys TWCC generated last. The next `up` lets it generate a new one.
    if (known.pending === true) return known;
    const state = withoutDrift(known);
    const drift = driftOf(known, remote);
    if (drift !== undefined) return { ...state, drift };
    return remote === undefined ? state : { ...state, ...placeOf(operation.platform, remote, known.owner) };
}

function driftOf(known: KeypairState, remote: ListedKeypair | undefined): Drift | undefined {
    if (remote === undefined) return { kind: "missing" };
    if (known.fingerprint === undefined || known.fingerprint === remote.fingerprint) return undefined;
    // If it were recorded as swapped, the next `up` would delete it.
    if (neverSeen(known)) return known.drift;
    return { kind: "swapped", fingerprint: remote.fingerprint };
}
