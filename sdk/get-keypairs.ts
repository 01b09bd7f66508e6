import type * as pulumi from "@pulumi/pulumi";
import { lookUp } from "./look-up";
import { lookUpOutput } from "./look-up-output";
import type { GetKeypairResult, KeypairSummary } from "./look-up-results";

/** Arguments of {@link getKeypairs}. */
export interface GetKeypairsArgs {
    /** Whether to get all that TWCC shows of each key pair, with one call each. Default: `false`. */
    readonly details?: boolean | undefined;
    /** The TWCC platform of the key pairs. Default: `twcc:platform`. */
    readonly platform?: string | undefined;
}

/** Arguments of {@link getKeypairsOutput}. */
export interface GetKeypairsOutputArgs {
    /** Whether to get all that TWCC shows of each key pair, with one call each. Default: `false`. */
    readonly details?: pulumi.Input<boolean | undefined>;
    /** The TWCC platform of the key pairs. Default: `twcc:platform`. */
    readonly platform?: pulumi.Input<string | undefined>;
}

/** The result of {@link getKeypairs}. */
export interface GetKeypairsResult<Found extends KeypairSummary = KeypairSummary> {
    /** The key pairs, sorted by name; with `details: true` the newest first. */
    readonly keypairs: Found[];
}

/**
 * Lists the key pairs of the API key's user, without managing them. Also runs in previews. They are sorted by name and
 * take one call. With `details: true` the newest come first, as in TWCC's portal, and each takes one more call.
 * @param args - how much of each, and on which platform.
 * @param opts - Pulumi's invoke options.
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
    return lookUp("getKeypairs", args, opts, async (lookUps) => ({
        keypairs: await (args.details === true ? lookUps.listKeypairDetails() : lookUps.listKeypairs()),
    }));
}

/**
 * Lists the key pairs, with outputs as arguments and an output as the result. While a resource that it depends on does
 * not exist yet, nothing is looked up, and the result is unknown.
 * @param args - how much of each, and on which platform.
 * @param opts - Pulumi's invoke options; `dependsOn` lists resources that have to exist first.
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
