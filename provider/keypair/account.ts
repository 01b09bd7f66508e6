import { userName, type ListedKeypair, type RemoteKeypair } from "../client";
import { wrongAccount } from "../core/wrong-account";
import type { Operation } from "./operation";
import { placeOf, type Place } from "./state";

/**
 * The account guard: before "gone" or "swapped" is believed, the API key has to belong to the owner in state, since
 * key pairs of other users are invisible (docs/contributing/twcc-api.md#users-and-owners), and one of the same name
 * there is not ours.
 * @param remote - what TWCC shows under the name: its `user` tells whose API key it is without another call.
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

/** The owner of a key pair that was just made, adopted or found. */
export async function ownerOf(operation: Operation, remote: RemoteKeypair): Promise<string | undefined> {
    if (remote.user !== undefined) return remote.user.id;
    return (await operation.context.client().whoami(operation.context))?.id;
}

/**
 * Where a key pair that was just made, adopted or repaired is. Not getting to know its owner is no reason to lose the
 * key.
 * @param known - the owner in state, which saves a call.
 */
export async function placeNow(operation: Operation, remote: RemoteKeypair, known?: string): Promise<Place> {
    const owner = known ?? (await ownerOf(operation, remote).catch(() => undefined));
    return placeOf(operation.platform, remote, owner);
}
