import { userName } from "../client";
import { wrongAccount } from "../core/wrong-account";
import type { Operation } from "./operations/operation";

/**
 * The account guard. Before "gone" is believed, the API key has to belong to the owner in the state, since other users'
 * instances are invisible.
 */
export async function guardAccount({ context, name }: Operation, owner: string | undefined): Promise<void> {
    if (owner === undefined) return;
    const user = await context.client().whoami(context);
    if (user === undefined || user.id === owner) return;
    throw wrongAccount(
        `Instance "${name}"`,
        owner,
        userName(user),
        context.configuration.apiKey,
        "TWCC does not show other users' instances",
    );
}
