import type * as pulumi from "@pulumi/pulumi";
import type { GetKeypairResult } from "./get-keypair";
import { lookUp } from "./look-up";
import { lookUpOutput } from "./look-up-output";

/** Arguments of {@link getKeypairs}. */
export interface GetKeypairsArgs {
    /** Whether to get all that TWCC shows of each key pair, by one call each. Default: `false`. */
    readonly details?: boolean | undefined;
    /** TWCC's platform to look on. Default: the configured one (`twcc:platform`). */
    readonly platform?: string | undefined;
}

/** Arguments of {@link getKeypairsOutput}. */
export interface GetKeypairsOutputArgs {
    /** Whether to get all that TWCC shows of each key pair, by one call each. Default: `false`. */
    readonly details?: pulumi.Input<boolean | undefined>;
    /** TWCC's platform to look on. Default: the configured one (`twcc:platform`). */
    readonly platform?: pulumi.Input<string | undefined>;
}

/** A key pair of TWCC, as a list shows it. */
export type KeypairSummary = Pick<GetKeypairResult, "name" | "fingerprint" | "owner">;

/** What {@link getKeypairs} finds. */
export interface GetKeypairsResult<Found extends KeypairSummary = KeypairSummary> {
    /** The key pairs by name; with `details: true` newest first. */
    readonly keypairs: Found[];
}

/**
 * Lists the key pairs of the API key's user, without managing them: in previews, too. They come sorted by name, in one
 * call; with `details: true` newest first, as in TWCC's portal, with one call for each.
 * @param args - how much of each, and on which platform.
 * @param opts - Pulumi's options of functions.
 *
 * @example
 * ```ts
 * const { keypairs } = await twcc.getKeypairs();
 * const [newest] = (await twcc.getKeypairs({ details: true })).keypairs;
 * ```
 */
export async function getKeypairs(
    args: GetKeypairsArgs & { readonly details: true },
    opts?: pulumi.InvokeOptions,
): Promise<GetKeypairsResult<GetKeypairResult>>;
export async function getKeypairs(args?: GetKeypairsArgs, opts?: pulumi.InvokeOptions): Promise<GetKeypairsResult>;
export async function getKeypairs(
    args: GetKeypairsArgs = {},
    opts: pulumi.InvokeOptions = {},
): Promise<GetKeypairsResult> {
    return lookUp(args, opts, async (lookUps) => ({
        keypairs: await (args.details === true ? lookUps.listKeypairDetails() : lookUps.listKeypairs()),
    }));
}

/**
 * The same for arguments that are outputs, and for a program that cannot wait. While a resource that it depends on does
 * not exist yet, nothing is looked up, and the result is not known either.
 * @param args - how much of each, and on which platform.
 * @param opts - Pulumi's options of functions; `dependsOn` names resources that have to be there first.
 */
export function getKeypairsOutput(
    args: GetKeypairsOutputArgs & { readonly details: true },
    opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetKeypairsResult<GetKeypairResult>>;
export function getKeypairsOutput(
    args?: GetKeypairsOutputArgs,
    opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetKeypairsResult>;
export function getKeypairsOutput(
    args: GetKeypairsOutputArgs = {},
    opts: pulumi.InvokeOutputOptions = {},
): pulumi.Output<GetKeypairsResult> {
    return lookUpOutput(args, opts, (known) => getKeypairs(known, opts));
}
