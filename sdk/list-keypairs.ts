import * as pulumi from "@pulumi/pulumi";
import { lookUp, type LookUpOptions, type LookUpOutputOptions } from "./look-up";
import type { KeypairDetails, KeypairSummary } from "./look-up-results";

/** Arguments of {@link listKeypairs}. */
export interface ListKeypairsArgs {
    /** Whether to get all that TWCC shows of each key pair, by one call each. Default: `false`. */
    readonly details?: boolean | undefined;
}

/**
 * Lists the key pairs of the API key's user, without managing them: in previews, too. They come sorted by name, in one
 * call; with `details: true` newest first, as in TWCC's portal, with one call for each.
 *
 * @example
 * ```ts
 * const names = (await twcc.listKeypairs()).map((one) => one.name);
 * const [newest] = await twcc.listKeypairs({ details: true });
 * ```
 */
export async function listKeypairs(
    args: ListKeypairsArgs & { readonly details: true },
    opts?: LookUpOptions,
): Promise<KeypairDetails[]>;
export async function listKeypairs(args?: ListKeypairsArgs, opts?: LookUpOptions): Promise<KeypairSummary[]>;
export async function listKeypairs(args: ListKeypairsArgs = {}, opts: LookUpOptions = {}): Promise<KeypairSummary[]> {
    return lookUp(opts, (lookUps) => (args.details === true ? lookUps.listKeypairDetails() : lookUps.listKeypairs()));
}

/** The same as an output, for a program that cannot wait, and for arguments that are outputs. */
export function listKeypairsOutput(
    args: { readonly details: true },
    opts?: LookUpOutputOptions,
): pulumi.Output<KeypairDetails[]>;
export function listKeypairsOutput(
    args?: { readonly details?: pulumi.Input<boolean | undefined> },
    opts?: LookUpOutputOptions,
): pulumi.Output<KeypairSummary[]>;
export function listKeypairsOutput(
    args: { readonly details?: pulumi.Input<boolean | undefined> } = {},
    opts: LookUpOutputOptions = {},
): pulumi.Output<KeypairSummary[]> {
    return pulumi
        .output({ details: args.details, platform: opts.platform })
        .apply(({ details, platform }) => listKeypairs({ details }, { platform }));
}
