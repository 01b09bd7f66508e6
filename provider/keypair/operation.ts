import type { Keypairs, RemoteKeypair } from "../client";
import type { Configuration } from "../configuration";
import type { Context } from "../core/resource";

/** What the steps of one operation on one key pair share. */
export interface Operation {
    readonly context: Context;
    readonly configuration: Configuration;
    readonly keypairs: Keypairs;
    readonly name: string;
    readonly platform: string;
}

/**
 * Begins an operation on a key pair.
 * @param platform - the platform in state (design.md: read, update and delete ignore the configured one).
 */
export function begin(context: Context, name: string, platform: string | undefined): Operation {
    const where = platform ?? context.configuration.platform;
    return {
        context,
        configuration: context.configuration,
        keypairs: context.client().keypairs(where),
        name,
        platform: where,
    };
}

/** The key pair as TWCC shows it now; nothing where there is none. */
export function look(operation: Operation): Promise<RemoteKeypair | undefined> {
    return operation.keypairs.get(operation.name, operation.context);
}
