import { userName, type ListedKeypair, type RemoteKeypair } from "../../client";
import { wrongAccount } from "../../core/wrong-account";
import type { Operation } from "../operations/operation";
import { placeOf, type Place } from "../state/state";

/**
 * The account guard. Before "gone" or "swapped" is believed, the API key has to belong to the owner in the state: key
 * pairs of other users are invisible (docs/contributing/twcc-api.md#users-and-owners), and one with the same name there
 * is not ours.
 * @param remote - what TWCC shows under the name. Its `user` is the owner of the API key, without another call.
 */
export async function guardAccount(
    operation: Operation,
    owner: string | undefined,
    remote: ListedKeypair | undefined,
): Promise<void> {
    if (owner === undefined) return;
    const user = remote?.user ?? (await operation.context.client().whoami(operation.context));
    if (user === undefined || user.id === owner) return;
    throw wrongAccount(
        `Key pair "${operation.name}"`,
        owner,
        userName(user),
        operation.configuration.apiKey,
        "a key pair with this name in another account is a different one",
    );
}

/** The owner of a key pair that was just created, adopted or found. */
export async function ownerOf(operation: Operation, remote: RemoteKeypair): Promise<string | undefined> {
    if (remote.user !== undefined) return remote.user.id;
    return (await operation.context.client().whoami(operation.context))?.id;
}

/**
 * The place of a key pair that was just created, adopted or repaired. If its owner cannot be found out, the key must
 * not be lost for that.
 * @param known - the owner in the state, which saves a call.
 */
export async function placeNow(operation: Operation, remote: RemoteKeypair, known?: string): Promise<Place> {
    const owner = known ?? (await ownerOf(operation, remote).catch(() => undefined));
    return placeOf(operation.platform, remote, owner);
}
