import type { Keypairs, ListedKeypair, RemoteKeypair } from "../client";
import type { Configuration } from "../configuration";
import { UserError } from "../core/errors";
import { problemOfSegment } from "../core/path-segment";
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
 * @param platform - the platform in state: read, update and delete ignore the configured one.
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

/** Milliseconds that a shared list may be old where a key pair is read, and where one is about to be deleted. */
export const listAge = { read: 10_000, delete: 2_000 } as const;

/**
 * The key pair as TWCC shows it, by a list that many operations share where that shows the expected key. Anything else,
 * absence included, is confirmed by a look at the key pair itself.
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
