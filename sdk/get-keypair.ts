import * as pulumi from "@pulumi/pulumi";
import { lookUp, type LookUpOptions, type LookUpOutputOptions } from "./look-up";
import type { KeypairDetails } from "./look-up-results";

/**
 * Looks a key pair up by its name at TWCC, without managing it: in previews, too. Fails where there is none. A key pair
 * of the same program is not there before the program made it: use its outputs.
 *
 * @example
 * ```ts
 * const { fingerprint } = await twcc.getKeypair("laptop");
 * ```
 */
export async function getKeypair(name: string, opts: LookUpOptions = {}): Promise<KeypairDetails> {
    return lookUp(opts, (lookUps) => lookUps.getKeypair(name));
}

/** The same for a name that is an output. While the name is not known, in a preview, nothing is looked up. */
export function getKeypairOutput(
    name: pulumi.Input<string>,
    opts: LookUpOutputOptions = {},
): pulumi.Output<KeypairDetails> {
    return pulumi
        .output({ name, platform: opts.platform })
        .apply(({ name, platform }) => getKeypair(name, { platform }));
}
