import type { Keypairs, ListedKeypair, RemoteKeypair } from "../../client";
import type { Configuration } from "../../configuration";
import { UserError } from "../../core/errors";
import { problemOfSegment } from "../../core/path-segment";
import type { Context } from "../../core/resource";

/** Shared by the steps of one operation on one key pair. */
export interface Operation {
    readonly context: Context;
    readonly configuration: Configuration;
    readonly keypairs: Keypairs;
    readonly name: string;
    readonly platform: string;
}

/**
 * Starts an operation on a key pair.
 * @param platform - the platform in the state: read, update and delete ignore the configured one.
 */
export function begin(context: Context, name: string, platform: string | undefined): Operation {
    const problem = problemOfSegment(name);
    if (problem !== undefined) throw new UserError(`Cannot use a key pair whose name ${problem}.`);
    const where = platform ?? context.configuration.platform;
    return {
        context,
        configuration: context.configuration,
        keypairs: context.client().keypairs(where),
        name,
        platform: where,
    };
}

/** The key pair as TWCC shows it now; `undefined` if there is none. */
export function look(operation: Operation): Promise<RemoteKeypair | undefined> {
    return operation.keypairs.get(operation.name, operation.context);
}

/** The age in milliseconds that a shared list may have for a read and for a delete. */
export const listAge = { read: 10_000, delete: 2_000 } as const;

/**
 * The key pair as TWCC shows it, from a list that many operations share, if the list shows the expected key. Anything
 * else, including absence, is confirmed by a call for the key pair itself.
 */
export async function glance(
    operation: Operation,
    expected: string | undefined,
    longest: number,
): Promise<ListedKeypair | RemoteKeypair | undefined> {
    const { keypairs, name, context } = operation;
    const listed = expected === undefined ? undefined : await keypairs.listed(name, longest, context);
    return listed !== undefined && listed.fingerprint === expected ? listed : look(operation);
}
