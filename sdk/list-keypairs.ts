import type { KeypairDetails, KeypairSummary } from "../provider/keypair/look-up";
import { lookUp, type LookUpOptions } from "./look-up";

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
    return lookUp(opts, (lookUps, context) =>
        args.details === true ? lookUps.listKeypairDetails(context) : lookUps.listKeypairs(context),
    );
}
